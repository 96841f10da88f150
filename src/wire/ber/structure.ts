import { type Codec, NotOfType, ofUniversal, type TaggedCodec } from './codec.ts'
import type { BerNode } from './node.ts'

/** A field that need not be there. */
export interface OptionalField<T> {
  optional: Codec<T>
}

/** `type OPTIONAL`. */
export const optional = <T>(type: Codec<T>): OptionalField<T> => ({ optional: type })

type Fields = Record<string, Codec<unknown> | OptionalField<unknown>>
type Optional<F> = { [K in keyof F]: F[K] extends OptionalField<unknown> ? K : never }[keyof F]

/** The value that a SEQUENCE of `F` has. */
export type Sequence<F> = {
  [K in Exclude<keyof F, Optional<F>>]: F[K] extends Codec<infer T> ? T : never
} & { [K in Optional<F>]?: F[K] extends OptionalField<infer T> ? T | undefined : never }

/** The value that a type reads and writes. */
export type ValueOf<C> = C extends Codec<infer T> ? T : never

/**
 * `SEQUENCE { … }`. What nobody has described is passed over, and the order does not matter where tags tell fields
 * apart: real targets take liberties with both.
 */
export const sequence = <F extends Fields>(fields: F): TaggedCodec<Sequence<F>> =>
  ofUniversal('sequence', {
    read: ({ children }) => readFields(fields, children) as Sequence<F>,
    write: (value) =>
      Object.entries(fields).flatMap(([name, field]) => {
        const written = (value as Record<string, unknown>)[name]
        if (written === undefined) return []
        return [('optional' in field ? field.optional : field).write(written)]
      }),
  })

function readFields(fields: Fields, children: readonly BerNode[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  const left = [...children]
  for (const [name, field] of Object.entries(fields)) {
    const type = 'optional' in field ? field.optional : field
    const at = left.findIndex((child) => type.accepts(child))
    if (at >= 0) values[name] = type.read(left.splice(at, 1)[0]!)
    else if (!('optional' in field)) throw new NotOfType(`no ${name}`)
  }
  return values
}

/** `SEQUENCE OF type`; what is of another type is passed over. */
export const sequenceOf = <T>(type: Codec<T>): TaggedCodec<T[]> =>
  ofUniversal('sequence', {
    read: ({ children }) => children.filter((child) => type.accepts(child)).map(type.read),
    write: (values) => values.map((value) => type.write(value)),
  })

/** The value that a CHOICE of `A` has: `{ is: 'general', value }`. */
export type Choice<A> = {
  [K in keyof A]: A[K] extends Codec<infer T> ? { is: K; value: T } : never
}[keyof A]

/** `CHOICE { … }`: the first alternative whose tag it has. */
export const choice = <A extends Record<string, Codec<unknown>>>(
  alternatives: A,
): Codec<Choice<A>> => ({
  accepts: (node) => Object.values(alternatives).some((type) => type.accepts(node)),
  read: (node) => {
    const found = Object.entries(alternatives).find(([, type]) => type.accepts(node))
    if (!found) throw new NotOfType('none of the alternatives')
    return { is: found[0], value: found[1].read(node) } as Choice<A>
  },
  write: (value) => {
    const { is, value: inside } = value as { is: string; value: unknown }
    return alternatives[is]!.write(inside)
  },
})

/** A type that holds itself, described where it is first used. */
export const lazy = <T>(type: () => Codec<T>): Codec<T> => ({
  accepts: (node) => type().accepts(node),
  read: (node) => type().read(node),
  write: (value) => type().write(value),
})

/** What `node` says as `type`; null where it is not of that type: for parts that a message can do without. */
export function readOrNull<T>(type: Codec<T>, node: BerNode): T | null {
  try {
    return type.accepts(node) ? type.read(node) : null
  } catch (error) {
    if (error instanceof NotOfType) return null
    throw error
  }
}
