import type { ModulePage } from '#app/reporting/learner-view.ts';
import { opensAfterWords, quizWord } from '#app/reporting/quiz-words.ts';
import type { Task } from '#app/ui/task-list.tsx';
import { messages } from './messages.ts';

/** The quiz as the last row of the lesson list. */
export function quizTask(page: ModulePage): Task {
  const { quiz } = page;
  const later = page.lessons.some((lesson) => lesson.needed && lesson.state !== 'done');
  const size = page.isDelta ? messages.quizDelta(page.questions) : messages.quizRow(page.questions);
  return {
    id: 'quiz',
    title: messages.quiz,
    to: quiz.kind === 'not-offered' ? undefined : `/learn/${page.slug}/quiz`,
    hint: [
      `${size}${quiz.kind === 'waits' || later ? '.' : ''}`,
      ...(quiz.kind === 'waits' ? [opensAfterWords(quiz.after)] : later ? [messages.quizLater] : []),
    ].join(' '),
    ...quizWord(quiz),
  };
}
