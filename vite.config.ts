import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contract } from './web/contract.plugin.ts'

const API = process.env['RONDO_API'] ?? 'http://localhost:4100'

export default defineConfig({
  root: 'web',
  plugins: [contract('api.ts', 'api'), react(), tailwindcss()],
  // Served by Vite while one builds: the server's guard must not take its pages for another site's.
  server: { proxy: { '^/api/': { target: API, headers: { origin: API } } } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    sourcemap: false,
    // `light-dark()` carries both themes; older browsers than these would not know it.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // A strict content policy has no data: fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'drawing', test: /node_modules\/(echarts|zrender|tslib)/ },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
          ],
        },
      },
    },
  },
})
