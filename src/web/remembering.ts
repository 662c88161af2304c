/** Facts that many requests read, remembered for some seconds and forgotten when what they were read from changes. */
import { alsoTouches, touching } from '../db/touched.ts'
import type { Hub } from './hub.ts'
import { meet, type Words } from './page-store.ts'

const REMEMBER_FOR = 10_000
/** Most facts remembered at once. */
const MOST_REMEMBERED = 500

type Loaded<Fact> = ReturnType<typeof touching<Fact>>
/** A fact as it is remembered, with the words that it was read from once it is there. */
type Remembered = { readonly fact: Loaded<unknown>; readonly at: number; read: Words | null }

/** Gives a fact; whoever has it has read what it was read from. */
async function told<Fact>(fact: Loaded<Fact>): Promise<Fact> {
  const { value, touched } = await fact
  alsoTouches(touched)
  return value
}

/** Facts by their key, each loaded once however many ask at the same moment; one that failed to load is not remembered. */
export function remembering(): { remember: Hub['remember']; forget: (changed?: Words) => void } {
  let facts = new Map<string, Remembered>()
  return {
    remember<Fact>(key: string, load: () => Promise<Fact>) {
      const known = facts.get(key)
      if (known && Date.now() - known.at < REMEMBER_FOR) return told(known.fact as Loaded<Fact>)
      const into = facts
      const fact = touching(load)
      const remembered: Remembered = { fact, at: Date.now(), read: null }
      fact.then(
        ({ touched }) => {
          remembered.read = touched.read
        },
        () => into.get(key)?.fact === fact && into.delete(key),
      )
      if (facts.size >= MOST_REMEMBERED) facts.delete(facts.keys().next().value!)
      facts.set(key, remembered)
      return told(fact)
    },
    forget: changed => {
      if (changed === undefined) facts = new Map()
      // What is still being loaded may have read what has changed since.
      else for (const [key, { read }] of facts) if (read === null || meet(read, changed)) facts.delete(key)
    },
  }
}
