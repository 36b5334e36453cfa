import { type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';

const steps: Record<string, { word?: number; line?: number; end?: 'first' | 'last' }> = {
  ArrowLeft: { word: -1 },
  ArrowRight: { word: 1 },
  ArrowUp: { line: -1 },
  ArrowDown: { line: 1 },
  Home: { end: 'first' },
  End: { end: 'last' },
};

/**
 * Keyboard and drag for a text of checkboxes, on top of what they do by themselves: one tab stop, arrow keys between words and
 * lines, Shift + arrow paints, a mouse drag paints. `onMark` is called after marks that no change event reports.
 */
export function useWordMarking(text: RefObject<HTMLElement>, onMark: () => void) {
  const drag = useRef<{ from: number; value: boolean; painting: boolean } | null>(null);
  const boxes = () => [...(text.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? [])];
  const indexAt = (target: EventTarget) => {
    const box = target instanceof Element ? target.closest('label')?.querySelector('input') : null;
    return box ? boxes().indexOf(box) : -1;
  };
  const paint = (from: number, to: number, value: boolean) => {
    for (const box of boxes().slice(Math.min(from, to), Math.max(from, to) + 1)) box.checked = value;
    onMark();
  };

  useEffect(() => {
    const all = [...(text.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? [])];
    for (const [index, box] of all.entries()) box.tabIndex = index === 0 ? 0 : -1;
  }, [text]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const from = indexAt(event.target);
    if (!step || from < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const all = boxes();
    const to = targetOf(all, from, step, text.current);
    if (event.shiftKey) paint(from, to, all[from]?.checked ?? false);
    all[to]?.focus();
  };

  const onFocus = (event: { target: EventTarget }) => {
    for (const box of boxes()) box.tabIndex = box === event.target ? 0 : -1;
  };

  const onPointerDown = (event: PointerEvent) => {
    drag.current = null;
    const from = indexAt(event.target);
    if (event.pointerType === 'touch' || event.button !== 0 || from < 0) return;
    drag.current = { from, value: !boxes()[from]?.checked, painting: false };
  };

  const onPointerOver = (event: PointerEvent) => {
    const { current } = drag;
    const to = indexAt(event.target);
    if (!current || (event.buttons & 1) === 0 || to < 0) return;
    if (to === current.from && !current.painting) return;
    paint(current.from, to, current.value);
    drag.current = { from: to, value: current.value, painting: true };
  };

  /** A drag that ends on the word it began with would otherwise toggle that word again. */
  const onClickCapture = (event: MouseEvent) => {
    if (drag.current?.painting && event.detail > 0) event.preventDefault();
    drag.current = null;
  };

  return { onKeyDown, onFocus, onPointerDown, onPointerOver, onClickCapture };
}

function targetOf(
  boxes: HTMLInputElement[],
  from: number,
  step: { word?: number; line?: number; end?: 'first' | 'last' },
  text: HTMLElement | null,
): number {
  if (step.end) return step.end === 'first' ? 0 : boxes.length - 1;
  if (step.line) return onNextLine(boxes, from, step.line);
  const forward = text && getComputedStyle(text).direction === 'rtl' ? -1 : 1;
  return Math.min(Math.max(from + (step.word ?? 0) * forward, 0), boxes.length - 1);
}

/** The word on the neighbouring line that stands nearest; the same word where there is no such line. */
function onNextLine(boxes: HTMLInputElement[], from: number, direction: number): number {
  const place = (index: number) => boxes[index]?.closest('label')?.getClientRects()[0];
  const here = place(from);
  if (!here) return from;
  let line: number | null = null;
  let best = { index: from, distance: Number.POSITIVE_INFINITY };
  for (let index = from + direction; index >= 0 && index < boxes.length; index += direction) {
    const there = place(index);
    if (!there || Math.abs(there.top - here.top) < here.height / 2) continue;
    line ??= there.top;
    if (Math.abs(there.top - line) >= here.height / 2) break;
    const distance = Math.abs((there.left + there.right) / 2 - (here.left + here.right) / 2);
    if (distance < best.distance) best = { index, distance };
  }
  return best.index;
}
