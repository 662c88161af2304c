/** Facts that many requests read, remembered for some seconds. */
import type { Hub } from './hub.ts'

const REMEMBER_FOR = 10_000
/** Most facts remembered at once. */
const MOST_REMEMBERED = 500

/** Facts by their key, each loaded once however many ask at the same moment; one that failed to load is not remembered. */
export function remembering(): { remember: Hub['remember']; forget: () => void } {
  let facts = new Map<string, { fact: Promise<unknown>; at: number }>()
  return {
    remember<Fact>(key: string, load: () => Promise<Fact>) {
      const known = facts.get(key)
      if (known && Date.now() - known.at < REMEMBER_FOR) return known.fact as Promise<Fact>
      const into = facts
      const fact = load()
      fact.catch(() => into.get(key)?.fact === fact && into.delete(key))
      if (facts.size >= MOST_REMEMBERED) facts.delete(facts.keys().next().value!)
      facts.set(key, { fact, at: Date.now() })
      return fact
    },
    forget: () => {
      facts = new Map()
    },
  }
}
