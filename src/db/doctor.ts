/**
 * What is wrong with this installation, in plain words. Each check-up looks at one thing; features add their own (mail
 * that waits too long, jobs that stand still) to the list that the operator's command runs.
 */
import { isDatabaseAway } from './recover.ts'

/** One finding: how bad, what is so, and what to do if it is not fine. */
export type Finding = { readonly state: 'fine' | 'warn' | 'wrong'; readonly says: string; readonly todo?: string }

/** Something that can be looked at. */
export type Checkup = { readonly name: string; readonly run: () => Promise<Finding> }

/** A finding with the name of its check-up. */
export type Diagnosis = Finding & { readonly name: string }

/** Runs check-ups one after another; one that fails itself is a finding, never the end of the others. */
export async function examine(checkups: readonly Checkup[]): Promise<Diagnosis[]> {
  const found: Diagnosis[] = []
  for (const { name, run } of checkups) {
    found.push({ name, ...(await run().catch(explainFailure)) })
  }
  return found
}

function explainFailure(error: unknown): Finding {
  const says = `This could not be looked at: ${error instanceof Error ? error.message : error}`
  if (!isDatabaseAway(error)) return { state: 'wrong', says }
  return { state: 'wrong', says, todo: 'See that the database server runs and can be reached, then try again.' }
}
