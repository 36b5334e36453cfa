/** Questions in another program's words. What those cannot say is left out with the reason. */
export interface QuestionExport {
  text: string;
  left: { id: string; reason: string }[];
}
