/** Sentences for the refusals of this module, by reason. */
export const messages = {
  'assessment.attempt-open': 'You have begun this quiz already. Go on where you stopped.',
  'assessment.no-questions': 'This quiz has no questions for you at the moment.',
  'assessment.no-such-attempt': 'There is no such quiz attempt.',
  'assessment.no-such-question': 'This question is not part of your quiz.',
  'assessment.attempt-closed': 'You have handed in this quiz. What you handed in stands.',
  'assessment.sheet-frozen': 'You have handed in this part of the quiz. Only the questions asked again are open.',
  'assessment.time-over': 'The time for this quiz is over. What was saved before counts.',
  'assessment.response-malformed': 'This answer could not be read, so it was not saved. Please answer again.',
} as const;
