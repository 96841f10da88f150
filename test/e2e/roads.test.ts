import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counterRoad } from './counter-road.ts'
import { englishRoad } from './english-road.ts'
import { harvestRoad } from './harvest-road.ts'
import { keyboardRoad } from './keyboard-road.ts'
import { liveRoad } from './live-road.ts'
import { mainRoad } from './main-road.ts'
import { mergingRoad } from './merging-road.ts'
import { recordRoad } from './record-road.ts'
import { refusalRoad } from './refusal-road.ts'
import { registrationRoad } from './registration-road.ts'
import { serialsRoad } from './serials-road.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

describe('from the search box to the returned book', () => mainRoad(() => stage))
describe('a book that the first lender cannot lend', () => refusalRoad(() => stage))
describe('a new reader', () => registrationRoad(() => stage))
describe('the road without a mouse', () => keyboardRoad(() => stage))
describe('the road in English', () => englishRoad(() => stage))
describe('a book behind a live target', () => liveRoad(() => stage))
describe('what stands beside a record', () => recordRoad(() => stage))
describe('records taken apart and put together', () => mergingRoad(() => stage))
describe('a file of records', () => harvestRoad(() => stage))
describe('journals, 目次 and what is read electronically', () => serialsRoad(() => stage))
describe('a fine, from growing to the closed till', () => counterRoad(() => stage))

it('on all these pages nothing broke: no console error, no refused source, no failed request', () => {
  expect(stage.trouble).toEqual([])
})
