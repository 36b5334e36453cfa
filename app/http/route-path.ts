/**
 * People see `/certificates/<serial>.pdf`; the router knows no parameter with an ending, so for it this is
 * `/certificates/<serial>/pdf`.
 */
export function routePath(url: string): string {
  return url.replace(/^(\/certificates\/[^/?#.]+)\.(pdf|json|png)(?=$|\?)/, '$1/$2');
}
