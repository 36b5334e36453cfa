import { createServer } from 'vite';

process.env.NODE_ENV ??= 'development';

const vite = await createServer({
  server: { middlewareMode: true },
  appType: 'custom',
  // Server-only, but Vite's scan for the browser's dependencies comes upon it through the routes.
  optimizeDeps: { exclude: ['@node-rs/argon2'] },
});
const newest = () => vite.ssrLoadModule('virtual:remix/server-build');
const { entry } = await newest();
await entry.module.startServer(newest, { vite });
