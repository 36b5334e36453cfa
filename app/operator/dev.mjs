import { createServer } from 'vite';

process.env.NODE_ENV ??= 'development';

const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom' });
const newest = () => vite.ssrLoadModule('virtual:remix/server-build');
const { entry } = await newest();
await entry.module.startServer(newest, { vite });
