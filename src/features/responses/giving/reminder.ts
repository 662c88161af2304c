/** What every page of a consultation says to a browser that has begun a response, or given one. */
import { z } from 'zod'
import { readAnswers } from '../../../questions/read-answers.ts'
import type { Reminder } from '../../../web/reminders.ts'
import type { Fields } from '../form/form.view.ts'
import { findResponding, type Responding, standingFor } from '../form/responding.queries.ts'
import { sharedCookie } from '../sealing/shared-computer.ts'
import type { Draft } from './draft.queries.ts'
import { codesBrought } from './draft-address.ts'
import { findDraftAt } from './held-draft.ts'
import { pencilCookie, pencilOf } from './pencil.ts'

/** What a browser that others use too is told on every page of a consultation, and while a draft is worked on. */
function remindShared(below: string): Reminder {
  return {
    cookie: sharedCookie,
    below,
    publishes: 'nothing',
    async say(request) {
      const { params, url, t } = request
      const at = addressed.safeParse(params).data
      if (!at || /\/(put-away|shared-computer)$/.test(url.pathname)) return null
      const slug = at.slug ?? (at.code ? (await findDraftAt(request, at.code))?.slug : undefined)
      if (!slug) return null
      const href = `/consultations/${slug}/response/put-away`
      return { text: t('responses.shared.reminder'), link: t('responses.put-away.button'), href }
    },
  }
}

const addressed = z.object({ slug: z.string().optional(), code: z.string().optional() })

export const sharedReminders: readonly Reminder[] = ['/consultations/', '/drafts/'].map(remindShared)

const named = z.object({ slug: z.string() })

export const pencilReminder: Reminder = {
  cookie: pencilCookie,
  below: '/consultations/',
  publishes: ['own response'],
  async say(request) {
    const { hub, params, url, t } = request
    const { data } = named.safeParse(params)
    if (!data) return null
    const of = await findResponding(hub, data.slug)
    const pencil = await pencilOf(request, of)
    if (!pencil || standingFor(of, request) !== 'open') return null
    if (pencil.kind === 'draft') {
      const holds = t('responses.pencil.holds', countOf(of, pencil.draft.fields))
      return { text: holds, link: t('responses.pencil.go-on'), href: addressHeld(pencil.draft, request) }
    }
    // The page of the form says so at its head, with more ways on.
    if (url.pathname === `/consultations/${of.slug}/response`) return null
    return { text: t('responses.pencil.given'), link: t('responses.pencil.see'), href: `/responses/${pencil.code}` }
  },
}

/** Where a browser goes on with a draft: without its code, where it brings that. */
function addressHeld({ id, code }: Pick<Draft, 'id' | 'code'>, asked: Parameters<typeof codesBrought>[0]): string {
  return `/drafts/${codesBrought(asked).includes(code) ? id : code}`
}

/** How many comments and answers a draft holds; what no question asked counts as an answer. */
export function countOf(of: Responding, fields: Fields): { comments: number; answers: number } {
  const filled = (name: string) => (fields[name] ?? []).some(value => value.trim() !== '')
  const { answers } = readAnswers(of.form, fields, { insist: false })
  const answered = Object.values(answers).filter(answer => answer !== null && answer !== undefined).length
  return {
    comments: Object.keys(fields).filter(name => name.startsWith('p-') && filled(name)).length,
    answers: answered + (filled('free_text') ? 1 : 0),
  }
}
