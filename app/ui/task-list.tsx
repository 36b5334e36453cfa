import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Tag, type TagState } from './tag.tsx';

export interface Task {
  id: string;
  title: ReactNode;
  /** Without it the row cannot be opened yet; the hint says why. */
  to?: string;
  hint?: ReactNode;
  state: TagState;
  word: string;
  /** The one row to go on with. */
  next?: boolean;
}

export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="task-list">
      {tasks.map((task) => (
        <li key={task.id} className={classes('task-list__item', task.next && 'task-list__item--next')}>
          <div className="task-list__what">
            {task.to === undefined ? (
              task.title
            ) : (
              <Link className="task-list__link" to={task.to} aria-describedby={`${task.id}-state`}>
                {task.title}
              </Link>
            )}
            {task.hint !== undefined && <span className="task-list__hint">{task.hint}</span>}
          </div>
          <div id={`${task.id}-state`}>
            <Tag state={task.state}>{task.word}</Tag>
          </div>
        </li>
      ))}
    </ul>
  );
}
