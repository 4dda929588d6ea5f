/** What comes when the first file is added. */
export { Rows } from "./Rows";
export { forgetUploads, Uploads, uploadsOf } from "./uploads";
