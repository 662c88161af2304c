/** What each partner says of itself: what it is there for, and how far and by what means it can take part. */
import { passage, pick } from '../../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

const partner = pick({ label: 'entries.box.partner' })
const own = (name: string, max = 1500) =>
  passage({ label: `entries.box.${name}`, hint: `entries.box.${name}-hint`, max })

export const profileKinds: readonly Kind[] = [
  defineKind({
    name: 'profile',
    book: 'profiles',
    form: 'partner-profiles',
    fields: {
      partner_id: partner,
      aims: own('aims'),
      priorities: own('priorities'),
      constraints: own('constraints'),
      ways: own('ways'),
    },
    evidence: ['aims', 'priorities', 'constraints', 'ways'],
    writes: 'partner',
    seen: 'anyone',
    asks: 'partner',
    single: 'of-partner',
  }),
  defineKind({
    name: 'taking-part',
    book: 'profiles',
    form: 'taking-part',
    fields: {
      partner_id: partner,
      answers_to: own('answers-to'),
      represented: own('represented'),
      how_far: own('how-far'),
      means: own('means'),
    },
    evidence: ['answers_to', 'represented', 'how_far', 'means'],
    writes: 'partner',
    seen: 'anyone',
    asks: 'partner',
    single: 'of-partner',
  }),
]
