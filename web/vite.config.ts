import { defineConfig } from "vitest/config";

/** `npm run dev` speaks with a server that runs beside it. */
const server = process.env["LATERAL_URL"] ?? "http://127.0.0.1:8080";

// Rollup is the WebAssembly build (package.json, "overrides"): the ordinary one is a package per platform, and a lock file
// made where a registry lacks some of them cannot be installed from elsewhere.
//
// Nothing may be inlined and nothing may come from elsewhere: the server's content security policy allows only files
// of its own origin, and the names carry hashes so that they can be kept for ever.
export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: "es2020",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": server, "/live": { target: server, ws: true } } },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
