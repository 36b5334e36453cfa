/** Sentences for the refusals of this module, by reason. */
export const messages = {
  'record.no-such-lesson': 'There is no such lesson.',
  'record.lesson-changed':
    'This lesson was renewed while you were reading. The new text is shown now; please read what changed.',
  'record.no-such-block': 'There is no such exercise in this lesson.',
  'record.answer-unusable': 'This answer could not be read, so nothing was recorded. Please answer again.',
  'record.no-open-cycle': 'This quiz is not part of what you have to complete now. Its lessons are open to you.',
  'record.no-attempts-left': 'You have used your attempts. Your manager can open another one for you.',
  'record.no-quiz-needed': 'No question of this module changed, so there is no quiz to take. Read the changed lessons.',
  'record.being-revised': 'This module is being revised. Nothing you have done is lost.',
  'record.no-such-attempt': 'There is no such quiz attempt.',
  'record.attempt-closed': 'You have handed in this quiz. What you handed in stands.',
  'record.attempt-moved-on': 'You have gone on with this quiz on another device. The page now shows where you are.',
  'record.not-your-unit': 'This person is not in a unit for which you decide.',
  'record.no-such-cycle': 'This person does not have this assignment.',
  'record.cycle-closed': 'This assignment is complete or cancelled, so there is nothing to re-open.',
  'record.attempts-are-left': 'This person still has an attempt, so there is nothing to re-open yet.',
  'record.no-such-curriculum': 'There is no such curriculum.',
  'record.due-in-the-past': 'Choose a due date from today on.',
  'record.already-assigned': 'This person has been given this curriculum already.',
  'record.may-not-revoke': 'You may not revoke certificates.',
  'record.no-such-person': 'There is no such person.',
} as const;
