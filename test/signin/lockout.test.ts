import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse } from '../support/house.ts'
import { layCategories, layLibrary } from '../support/libraries.ts'
import { layReader, password } from '../support/people.ts'

let place: Awaited<ReturnType<typeof openHouse>>
let app: Awaited<ReturnType<Awaited<ReturnType<typeof openHouse>>['app']>>['app']

beforeAll(async () => {
  place = await openHouse()
  await layCategories(place.owner)
  const library = { code: '211130', zh: '北京邮电大学图书馆', prefix: 'BY' }
  const libraryId = await layLibrary(place.owner, library)
  for (const login of ['lin', 'guessed', 'parallel']) await layReader(place, { login, libraryId })
  app = (await place.app()).app
})
afterAll(async () => {
  await app.close()
  await place.close()
})

const guess = (login: string, word = 'not-the-password') =>
  app.inject({ method: 'POST', url: '/api/sign-in', payload: { login, password: word } })

test('an unknown login and a wrong password are answered alike, and take as long', async () => {
  const took = { lin: [] as number[], nobody: [] as number[] }
  for (let round = 0; round < 7; round++) {
    for (const login of ['lin', 'nobody'] as const) {
      const begun = performance.now()
      const answer = await guess(login)
      took[login].push(performance.now() - begun)
      expect(answer.statusCode).toBe(401)
      expect(answer.json()).toMatchObject({ code: 'signInFailed', field: '' })
    }
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[3]!
  expect(Math.abs(median(took.lin) - median(took.nobody))).toBeLessThan(50)
  expect(Math.min(...took.nobody)).toBeGreaterThan(3) // a real hash was worked through
  await guess('lin', password)
})

test('of 60 parallel guesses at most 10 are looked at, and then even the right password must wait', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, () => guess('parallel')))
  const codes = answers.map((answer) => answer.json().code)
  expect(codes.filter((code) => code === 'signInFailed')).toHaveLength(10)
  expect(codes.filter((code) => code === 'accountLocked')).toHaveLength(50)
  const locked = await guess('parallel', password)
  expect(locked.json().message).toContain('15 分钟')

  place.clock.pass({ minutes: 14, seconds: 59 })
  expect((await guess('parallel', password)).json().code).toBe('accountLocked')
  place.clock.pass({ seconds: 1 })
  expect((await guess('parallel', password)).statusCode).toBe(200)
})

test('a lockout tells nobody which logins exist', async () => {
  for (const login of ['guessed', 'neverExisted']) {
    const codes = []
    for (let count = 0; count < 11; count++) codes.push((await guess(login)).json().code)
    expect(codes, login).toEqual([...Array(10).fill('signInFailed'), 'accountLocked'])
  }
})
