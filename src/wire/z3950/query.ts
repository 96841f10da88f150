import {
  anything,
  type Codec,
  explicit,
  identifier,
  implicit,
  nothing,
  octets,
  type TaggedCodec,
} from '../ber/codec.ts'
import { choice, lazy, sequence, type ValueOf } from '../ber/structure.ts'
import { attributeList, attributesPlusTerm, resultSetId } from './parts.ts'

const operator = explicit(
  46,
  choice({
    and: implicit(0, nothing),
    or: implicit(1, nothing),
    andNot: implicit(2, nothing),
    prox: implicit(3, sequence({})),
  }),
)

const operand = choice({
  term: attributesPlusTerm,
  resultSet: resultSetId,
  resultSetPlus: implicit(214, sequence({ resultSet: resultSetId, attributes: attributeList })),
})
export type Operand = ValueOf<typeof operand>

interface Joined {
  left: RpnStructure
  right: RpnStructure
  operator: ValueOf<typeof operator>
}

/** RPNStructure: a term, an earlier result, or two of these and what joins them. */
export type RpnStructure = { is: 'operand'; value: Operand } | { is: 'joined'; value: Joined }

const structure: Codec<RpnStructure> = choice({
  operand: explicit(0, operand),
  joined: implicit(
    1,
    sequence({ left: lazy(() => structure), right: lazy(() => structure), operator }),
  ) as TaggedCodec<Joined>,
})

const rpnQuery = sequence({ attributeSet: identifier, rpn: structure })

/** Query: type 1 is what everybody speaks, type 101 the same with more operators; the others are told, not read. */
export const query = explicit(
  21,
  choice({
    rpn: implicit(1, rpnQuery),
    rpn101: implicit(101, rpnQuery),
    type2: implicit(2, octets),
    type100: implicit(100, octets),
    type102: implicit(102, octets),
    type104: implicit(104, sequence({})),
    type0: explicit(0, anything),
  }),
)
export type Query = ValueOf<typeof query>
