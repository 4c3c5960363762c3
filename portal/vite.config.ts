import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contract } from '../web/contract.plugin.ts'

const API = process.env['RONDO_API'] ?? 'http://localhost:4100'

// The portal is built separately, so that no code of the team's pages is sent to a customer.
export default defineConfig({
  root: import.meta.dirname,
  base: '/portal/',
  plugins: [contract('portal-api.ts', 'portalApi'), react(), tailwindcss()],
  server: { proxy: { '^/portal/(api|logo|l)(/|$)': { target: API, headers: { origin: API } } } },
  build: {
    outDir: '../dist/portal',
    emptyOutDir: true,
    sourcemap: false,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // The content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
