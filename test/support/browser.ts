import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const require = createRequire(import.meta.url)
const cache = join(import.meta.dirname, '../../node_modules/.cache/chromium')

/**
 * A Chromium: the system's where there is one, else the one from npm (linux-x64), so that a bare machine needs
 * nothing. Chinese letters come from the bundled font where the system has none.
 */
export async function openBrowser(): Promise<Browser> {
  mkdirSync(cache, { recursive: true })
  const env = { ...process.env, FONTCONFIG_FILE: fontConfiguration() } as Record<string, string>
  const system = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  )
  if (system) return chromium.launch({ executablePath: system, args: ['--no-sandbox'], env })
  // Not the shared temporary folder: another user's copy there cannot be overwritten (stack.md §4).
  process.env.TMPDIR = cache
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x' // makes the package unpack its own libraries
  const executablePath = await sparticuz.executablePath()
  const libraries = join(dirname(executablePath), 'al2023', 'lib')
  return chromium.launch({
    executablePath,
    // Of the package's own arguments only what a machine without a graphics card needs: its single process and
    // its switched-off web security are for another place.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    env: { ...env, LD_LIBRARY_PATH: `${libraries}:${process.env.LD_LIBRARY_PATH ?? ''}` },
  })
}

/** Points fontconfig at the font of the package beside the system's own. */
function fontConfiguration(): string {
  const font = require.resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  )
  const file = join(cache, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${dirname(font)}</dir><cachedir>${cache}/fonts</cachedir></fontconfig>`,
  )
  return file
}
