/** The check-up of organisations' own sign-ins, for the operator: whether each that is on answers, and what went wrong lately. */
import type { Checkup, Finding } from '../../../db/doctor.ts'
import type { Db } from '../../../db/open.ts'
import { listIssuers } from './issuers.queries.ts'
import { tryProvider } from './provider.ts'

const LATELY = 7 * 24 * 60 * 60 * 1000

/** Looks at every issuer that is on. */
export function issuersCheckup(db: () => Promise<Db>, now: () => Date): Checkup {
  return { name: 'Organisations’ sign-ins', needs: 'Schema', run: async () => judgeIssuers(await db(), now()) }
}

/** Judges them. */
export async function judgeIssuers(db: Db, now: Date): Promise<Finding> {
  const on = (await listIssuers(db)).filter(({ state }) => state === 'on')
  if (on.length === 0) return { state: 'fine', says: 'No organisation’s own sign-in is switched on.' }
  const away: string[] = []
  for (const { name, address, clientId } of on) {
    const answers = tryProvider({ address, clientId, secret: '' }, now).then(
      () => true,
      () => false,
    )
    if (!(await answers)) away.push(`${name} (${address})`)
  }
  if (away.length > 0)
    return {
      state: 'warn',
      says: `These do not answer as an issuer does: ${away.join('; ')}.`,
      todo: 'See that this machine reaches the address, and that its clock is right. Until then people use the mailed link.',
    }
  const wrong = on.filter(
    ({ lastProblemAt, lastCameAt }) =>
      lastProblemAt !== null &&
      now.getTime() - lastProblemAt.getTime() < LATELY &&
      (lastCameAt === null || lastCameAt < lastProblemAt),
  )
  if (wrong.length === 0) return { state: 'fine', says: `All answer: ${on.map(({ name }) => name).join(', ')}.` }
  const said = wrong.map(({ name, lastProblem }) => `${name} (${lastProblem.replaceAll('-', ' ')})`)
  return {
    state: 'warn',
    says: `They answer, but the last who tried did not get in: ${said.join('; ')}.`,
    todo: 'The page Organisations’ own sign-ins says what went wrong, and what to compare.',
  }
}
