import {
  loanLifecycle,
  loanStates,
  type ReaderWord,
  type State,
  type StateFacts,
  states,
  terminalStates,
} from '../../src/requests/lifecycle.ts'
import { textsOf } from '../../texts/index.ts'

const zh = textsOf('zh').lifecycle
const en = textsOf('en').lifecycle

const holders: Record<NonNullable<StateFacts['holder']>, string> = {
  reader: '读者 reader',
  requestingLibrary: '借入馆 requesting library',
  supplyingLibrary: '借出馆 supplying library',
  courier: '物流 courier',
}

/** A part of a document that is drawn and not written, between `<!-- name:begin -->` and `:end`. */
export interface DrawnSection {
  file: string
  name: string
  draw(): string
}

/** Every drawn part of the documents. */
export const drawnSections: readonly DrawnSection[] = [
  { file: 'ARCHITECTURE.md', name: 'lifecycle', draw: () => `${diagram()}\n\n${stateTable()}` },
  { file: 'GLOSSARY.md', name: 'states', draw: stateWordTable },
  { file: 'GLOSSARY.md', name: 'reader-words', draw: readerWordTable },
]

/** `text` with what stands in `name`'s section replaced by `drawn`; throws where there is none. */
export function withSection(text: string, name: string, drawn: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`]
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`there is no section ${begin} … ${end}`)
  return `${text.slice(0, from + begin.length)}\n${drawn}\n${text.slice(to)}`
}

/** The life of a loan for Mermaid: one arrow for all steps between two states, no arrow for a step in place. */
function diagram(): string {
  const arrows = Map.groupBy(
    loanLifecycle.filter(([from, , , to]) => from !== to),
    ([from, , , to]) => `${from} --> ${to}`,
  )
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  ${state}: ${state} · ${zh.states[state]}`),
    '  [*] --> submitted: submit',
    ...[...arrows].map(([arrow, rows]) => `  ${arrow}: ${rows.map((row) => row[1]).join(' · ')}`),
    ...terminalStates.map((state) => `  ${state} --> [*]`),
    '```',
  ].join('\n')
}

function stateTable(): string {
  const row = (state: State) => {
    const { iso, readerWord, outstanding, holder } = loanStates[state]
    const word = `${zh.readerWords[readerWord]} ${en.readerWords[readerWord]}`
    const turn = holder ? holders[holder] : '—'
    const counts = outstanding ? 'yes' : 'no'
    return [`\`${state}\``, zh.states[state], en.states[state], iso, word, counts, turn]
  }
  const head = ['state', '中文', 'English', 'ISO 18626', "reader's word", 'counts', 'whose turn']
  return table(head, states.map(row))
}

function stateWordTable(): string {
  const row = (state: State) => [
    zh.states[state],
    en.states[state],
    loanStates[state].iso,
    `\`${state}\``,
  ]
  return table(['中文', 'English', 'ISO 18626', 'name in code'], states.map(row))
}

function readerWordTable(): string {
  const words = Object.keys(zh.readerWords) as ReaderWord[]
  const row = (word: ReaderWord) => {
    const grouped = states.filter((state) => loanStates[state].readerWord === word)
    const names = grouped.map((state) => `${zh.states[state]} \`${state}\``)
    return [zh.readerWords[word], en.readerWords[word], `\`${word}\``, names.join(' · ')]
  }
  return table(['读者的词', "reader's word", 'name in code', '状态 states'], words.map(row))
}

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
