import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const doors = ['portal', 'reader', 'desk', 'centre']

/**
 * The pages, built twice: for the browser (one entry per door, one lazy piece per view and per
 * language, with a manifest) and for the server, which renders the same views complete.
 */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  base: '/assets/',
  publicDir: 'web/public',
  logLevel: 'warn',
  define: isSsrBuild ? { 'process.env.NODE_ENV': '"production"' } : undefined,
  // Bundled whole, so that the server renders with React's production build whatever NODE_ENV says.
  ssr: { noExternal: true },
  build: isSsrBuild
    ? { outDir: 'dist/server', target: 'node26', emptyOutDir: true }
    : {
        outDir: 'dist/web',
        assetsDir: '.',
        emptyOutDir: true,
        manifest: 'manifest.json',
        modulePreload: { polyfill: false },
        // An inlined image or font would need `data:` in the content security policy.
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: Object.fromEntries(doors.map((door) => [door, `web/${door}/entry.tsx`])),
        },
      },
}))
