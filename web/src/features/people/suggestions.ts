import "./people.css";

/** What Today offers beyond what is new; it comes after the rest. */
export { FirstSteps } from "./FirstSteps";
export { SimilarOnToday } from "./Similar";
