import { rounded } from '../bench-house.ts'
import type { Timed } from './measure.ts'

/** The time, ms, within which `share` of the questions were answered. */
export function percentile(times: readonly Timed[], share: number): number {
  const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b)
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!, 2)
}

/** p50, p95 and p99 of each kind. */
export function tableOf(measured: Record<string, Timed[]>): string {
  return Object.entries(measured)
    .flatMap(([what, times]) =>
      [...Map.groupBy(times, ({ kind }) => kind)].map(([kind, own]) =>
        [
          what.padEnd(8),
          kind.padEnd(26),
          ...[0.5, 0.95, 0.99].map((share) => String(percentile(own, share)).padStart(8)),
        ].join(''),
      ),
    )
    .join('\n')
}
