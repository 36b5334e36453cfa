import type { ModulePage } from '#app/reporting/learner-view.ts';
import { quizWord } from '#app/reporting/quiz-words.ts';
import type { Task } from '#app/ui/task-list.tsx';
import { messages } from './messages.ts';

/** The quiz as the last row of the lesson list. */
export function quizTask(page: ModulePage): Task {
  const waits = page.lessons.some((lesson) => lesson.needed && lesson.state !== 'done');
  return {
    id: 'quiz',
    title: messages.quiz,
    to: page.quiz.kind === 'not-offered' ? undefined : `/learn/${page.slug}/quiz`,
    hint: waits ? `${messages.quizRow(page.questions)}. ${messages.quizLater}` : messages.quizRow(page.questions),
    ...quizWord(page.quiz),
  };
}
