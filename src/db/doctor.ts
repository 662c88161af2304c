/**
 * What is wrong with this installation, in plain words. Each check-up looks at one thing; features add their own (mail
 * that waits too long, jobs that stand still) to the list that the operator's command runs.
 */
import { isDatabaseAway } from './recover.ts'

/** One finding: how bad, what is so, and what to do if it is not fine. */
export type Finding = {
  readonly state: 'fine' | 'warn' | 'wrong'
  readonly says: string
  readonly todo?: string
  /** What the program can do about it by itself, without losing or deciding anything: said before it is done. */
  readonly mend?: { readonly says: string; readonly run: () => Promise<void> }
}

/** Something that can be looked at. */
export type Checkup = {
  readonly name: string
  /** The check-up that this one rests on: where that one could not be made at all, this one tells nothing new. */
  readonly needs?: string
  readonly run: () => Promise<Finding>
}

/** A finding with the name of its check-up. */
export type Diagnosis = Finding & { readonly name: string }

/** Thrown where what is to be looked at is not there at all; the message says so, and what to do. */
export class NothingThere extends Error {
  override readonly name = 'NothingThere'
}

/** Runs check-ups one after another; one that fails itself is a finding, never the end of the others. */
export async function examine(checkups: readonly Checkup[]): Promise<Diagnosis[]> {
  const found: Diagnosis[] = []
  const failed = new Set<string>()
  for (const { name, needs, run } of checkups) {
    if (needs !== undefined && failed.has(needs)) {
      failed.add(name)
      continue
    }
    const finding = await run().catch(error => {
      failed.add(name)
      return explainFailure(error)
    })
    found.push({ name, ...finding })
  }
  return found
}

function explainFailure(error: unknown): Finding {
  const said = error instanceof Error ? error.message : String(error)
  if (error instanceof NothingThere) return { state: 'wrong', says: said }
  const says = `This could not be looked at: ${said}`
  if (!isDatabaseAway(error)) return { state: 'wrong', says }
  return { state: 'wrong', says, todo: 'See that the database server runs and can be reached, then try again.' }
}
