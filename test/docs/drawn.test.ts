import { expect, test } from 'vitest'
import { loanLifecycle, states } from '../../src/requests/lifecycle.ts'
import { drawnSections, withSection } from '../../tools/draw/lifecycle.ts'
import { textOf } from '../support/documents.ts'

test.each(drawnSections.map((section) => [`${section.file} ${section.name}`, section] as const))(
  '%s is what the lifecycle says (else: node tools/go.mjs draw)',
  (_, { file, name, draw }) => {
    expect(withSection(textOf(file), name, draw())).toBe(textOf(file))
  },
)

test('the diagram has every state, and an arrow for every step that leads on', () => {
  const drawn = drawnSections[0]!.draw()
  for (const state of states) expect(drawn).toContain(`\n  ${state}: ${state} · `)
  for (const [from, action, , to] of loanLifecycle) {
    const arrow = drawn.split('\n').find((line) => line.startsWith(`  ${from} --> ${to}: `))
    if (from === to) expect(arrow).toBeUndefined()
    else expect(arrow?.split(': ')[1]?.split(' · ')).toContain(action)
  }
})

test('a document that lost its section is not overwritten', () => {
  expect(() => withSection('# Architecture\n', 'lifecycle', 'drawn')).toThrow('no section')
})
