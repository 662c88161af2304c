/**
 * What a check looked at, as one mark: what a confirmation stands for. It is taken from the reading itself, so that no
 * practice can forget to name a part of its evidence: whatever of the facts the check reads is in it, and nothing else.
 */
import { createHash } from 'node:crypto'
import type { Facts } from '../facts/models.ts'
import type { Day } from '../kernel/day.ts'
import { ofItsDays } from './asked-in-time.ts'
import type { Demand } from './demands.ts'
import type { OtherVerdict } from './practice.ts'

/** The mark of the evidence behind a demand's verdict: the same as long as nothing that its check reads has changed. */
export function evidenceOf(facts: Facts, demand: Evident, today: Day, others: readonly OtherVerdict[]) {
  const { practice, parameters } = demand
  const read = new Map<string, unknown>()
  practice.check(traced(ofItsDays(facts, demand), '', read), parameters, today, others)
  const lines = [...read].map(([path, value]) => `${path} ${JSON.stringify(value)}`).sort()
  if (practice.last) lines.push(...others.map(({ practice: name, verdict }) => `${name} ${verdict}`))
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

type Evident = Pick<Demand, 'practice' | 'parameters' | 'days'>

/** The same value, which notes every plain value that is read of it, by its path. */
function traced<Value extends object>(value: Value, path: string, read: Map<string, unknown>): Value {
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key)
      if (typeof key === 'symbol' || typeof found === 'function') return found
      const at = `${path}/${key}`
      if (typeof found === 'object' && found !== null) return traced(found, at, read)
      read.set(at, found)
      return found
    },
  })
}
