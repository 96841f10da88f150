import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Config, readConfig } from '../src/config.ts'
import { Mistake } from '../src/shared/mistake.ts'

/** What a task says of itself, and what it takes. */
export interface Task {
  /** The whole answer to --help. */
  help: string
  options?: ParseArgsConfig['options']
  /** How many words it needs, e.g. the one FILE of backup. */
  words?: number
  /** How many more it takes, e.g. the PARSER of fuzz. */
  moreWords?: number
}

type Work = (words: string[], options: Record<string, unknown>) => Promise<number | undefined>

/**
 * Runs a task: answers --help, refuses what it does not know, prints a Mistake as its sentence and a fault
 * as its message, and ends with the code that `work` answers (0 when it answers none).
 */
export async function runTask(task: Task, work: Work): Promise<void> {
  try {
    const { values, positionals } = readCommand(task)
    if (values.help) return console.log(task.help)
    const { words = 0, moreWords = 0 } = task
    if (positionals.length < words || positionals.length > words + moreWords)
      throw new Mistake(task.help)
    process.exitCode = (await work(positionals, values)) ?? 0
  } catch (error) {
    if (process.env.HUTONG_TRACE) console.error(error)
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

function readCommand(task: Task) {
  const help = { type: 'boolean', short: 'h' } as const
  try {
    return parseArgs({ options: { ...task.options, help }, allowPositionals: true, strict: true })
  } catch (error) {
    throw new Mistake(`${(error as Error).message}\n\n${task.help}`)
  }
}

/** The settings of the environment, or all their mistakes, one sentence a line. */
export function settings(): Config {
  const read = readConfig(process.env)
  if (!read.ok) throw new Mistake(read.mistakes.join('\n'))
  return read.config
}
