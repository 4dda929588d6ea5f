export { Coming } from "./Coming";
export { PlanFields } from "./PlanFields";
export { StageBar } from "./StageBar";
export { StageLine, StageMark } from "./StageLine";
export { TranscriptPage } from "./Transcript";
export { Turn } from "./Turn";
