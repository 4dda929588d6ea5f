export const own = {
  "own.title": "Take your own words along",
  "own.text":
    "A ZIP file with everything that is yours: what you wrote, your files, your drafts, your profile and your settings. You can read it in any browser, also without a network. Words of others are not in it.",
  "own.private": "It holds your drafts and what you wrote in private channels. Do not save it on a shared computer.",
  "own.make": "Make my copy",
  "own.make_new": "Make a new copy",
  "own.making": "Your copy is being made. With many files this takes some minutes; you can go on working meanwhile.",
  "own.ready": "Your copy is ready.",
  "own.download": "Download my copy ({size})",
  "own.until": "It is there until {time}; then the server deletes it.",
  "own.failed": "Your copy could not be made. Try again; if it fails again, tell your administrator.",
  "own.no_room": "The server has no room to make your copy now. Tell your administrator.",
  "own.enough": {
    one: "You made three copies in a day, and more are not possible. You can make the next one in {count} hour.",
    other: "You made three copies in a day, and more are not possible. You can make the next one in {count} hours.",
  },
} as const;
