/** Makes the suggestions of consultations whose points were coded since: some points at a time, so that nobody waits for it. */
import { type Coded, learnCodes, suggestCodes } from '../../../analysis/suggest-codes.ts'
import type { Db } from '../../../db/open.ts'
import { codedPoints, findToSuggest, keepSuggestions, type Suggestion, type ToSuggest } from './suggestions.queries.ts'

/** Makes them; gives for how many consultations. */
export async function suggestAllCodes(db: Db, now: Date): Promise<number> {
  const waiting = await findToSuggest(db)
  for (const each of waiting) await suggestIn(db, each, now)
  return waiting.length
}

async function suggestIn(db: Db, each: ToSuggest, now: Date): Promise<void> {
  const coded: Coded[] = []
  for await (const part of codedPoints(db, each.consultationId, true)) coded.push(...part)
  const learned = learnCodes(coded)
  const found: Suggestion[] = []
  for await (const part of learned.codes.size === 0 ? [] : codedPoints(db, each.consultationId, false))
    for (const { id, text, codes } of part)
      for (const suggested of suggestCodes(learned, text))
        if (!codes.includes(suggested.code)) found.push({ ...suggested, pointId: id })
  await db.transaction().execute(tx => keepSuggestions(tx, each, found, now))
}
