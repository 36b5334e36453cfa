process.env.NODE_ENV ??= 'production';
const build = await import('../../build/server/index.js');
await build.entry.module.startServer(build);
