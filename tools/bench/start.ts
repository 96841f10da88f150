import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { median, rounded } from './bench-house.ts'
import { served } from './process.ts'

export interface StartSettings {
  /** Measure in this working copy, as it stands, with what is installed: no npm ci, the rest is new. */
  here: boolean
  /** Warm starts; the median is told. */
  rounds: number
  report: (line: string) => void
}

/**
 * From `npm start` to the printed address, s. Cold: a fresh clone of HEAD with nothing installed (npm takes from its cache
 * what it has), so npm ci, the pages' build, PostgreSQL, migrations and demonstration are in it. Warm: once more.
 */
export async function benchStart({ here, rounds, report }: StartSettings) {
  const temporary = mkdtempSync(join(tmpdir(), 'hutong-bench-'))
  const folder = here ? process.cwd() : join(temporary, 'clone')
  try {
    if (!here)
      execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${process.cwd()}`, folder])
    const environment = { ...ofNobody(), DATA_DIR: join(temporary, 'data') }
    const seconds: number[] = []
    for (let start = 0; start <= rounds; start++) {
      const server = await served(['npm', 'start'], { folder, environment })
      seconds.push(server.seconds)
      report(`${start ? 'warm' : 'cold'} ${rounded(server.seconds)} s`)
      await server.stop()
    }
    const [cold = 0, ...warm] = seconds
    return { figures: { cold_s: rounded(cold), warm_s: rounded(median(warm), 2) } }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** An environment without our own pinned Node and without what npm told us: as in a new shell. */
function ofNobody(): NodeJS.ProcessEnv {
  const told = Object.keys(process.env).filter((name) => name.startsWith('npm_'))
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((part) => !part.endsWith(join('node_modules', '.bin')))
  return {
    ...Object.fromEntries(told.map((name) => [name, undefined])),
    npm_config_prefer_offline: 'true',
    PATH: path.join(delimiter),
  }
}
