/** A form of a body has two doors: signed in, for whoever speaks for it, and the link of a mail, for whoever has it. */
import { holderOfTheLink, speaksForOrganisation } from '../../../access/access.ts'
import type { AuditAction, AuditEntry } from '../../../db/audit.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Message, Translate } from '../../../web/catalogue.ts'
import type { FormSpec } from '../../../web/fields.ts'
import {
  type Consequences,
  definePage,
  type FormRequest,
  notFound,
  type Page,
  type PageView,
  redirect,
  refuse,
} from '../../../web/page.ts'
import { subjectOf } from '../subject.ts'
import {
  type BodyHere,
  bodyOfAddress,
  bodyOfToken,
  bodyParams,
  electionAddress,
  electionCrumbs,
  tokenParams,
} from './election-here.ts'

type Asked<F extends FormSpec> = Pick<FormRequest<unknown, unknown, unknown, F>, 'db' | 'hub' | 'form' | 'today'>

/** What both doors lead to. */
export type OfBody<F extends FormSpec> = {
  readonly path: `/partnerships/:slug/elections/:election/bodies/:body/${string}`
  readonly linkPath: `/elections/${string}/:token`
  readonly audit: AuditAction
  readonly form: F
  readonly secret?: true
  readonly act: (t: Translate) => Consequences
  readonly view: (db: Handle, here: BodyHere, today: Day, t: Translate) => Promise<PageView>
  /** Does it; gives what is wrong, by box, or null. */
  readonly take: (asked: Asked<F>, here: BodyHere) => Promise<Readonly<Record<string, Message | string>> | null>
  /** What the entry tells beside the election; `byLink` where nobody is signed in. */
  readonly entry: (here: BodyHere, byLink: boolean) => Pick<AuditEntry, 'as' | 'after'>
  readonly done: string
}

/** The two pages of a form of a body: signed in, and by the link. */
export function twoDoors<const F extends FormSpec>(of: OfBody<F>): readonly [Page, Page] {
  const both = {
    audit: of.audit,
    publishes: 'nothing' as const,
    template: 'components/records.njk',
    form: of.form,
    changesPages: false,
    ...(of.secret ? { secret: of.secret } : {}),
    act: async ({ t }: { readonly t: Translate }) => of.act(t),
  }
  const entryOf = (here: BodyHere, byLink: boolean) => ({
    action: of.audit,
    subject: subjectOf(here.partnership),
    record: { kind: 'election', id: here.election.id },
    ...of.entry(here, byLink),
  })
  const signedIn = definePage({
    ...both,
    path: of.path,
    workspace: { within: 'elections' },
    access: speaksForOrganisation,
    params: bodyParams,
    subject: bodyOfAddress,
    async show({ db, subject, today, t }) {
      const breadcrumbs = electionCrumbs(t, subject.partnership, subject.election)
      return { ...(await of.view(db, subject, today, t)), breadcrumbs }
    },
    async submit(asked) {
      const wrong = await of.take(asked, asked.subject)
      if (wrong) return refuse(wrong)
      await asked.audit(entryOf(asked.subject, false))
      return redirect(electionAddress(asked.subject), of.done)
    },
  })
  const byLink = definePage({
    ...both,
    path: of.linkPath,
    access: holderOfTheLink,
    params: tokenParams,
    subject: bodyOfToken,
    async show({ db, subject, today, t }) {
      if (subject === null) return { title: t('elections.unknown'), intro: t('elections.problem.unknown'), fields: [] }
      return of.view(db, subject, today, t)
    },
    async submit(asked) {
      if (asked.subject === null) return notFound
      const wrong = await of.take(asked, asked.subject)
      if (wrong) return refuse(wrong)
      await asked.audit(entryOf(asked.subject, true))
      return redirect(of.linkPath.replace(':token', asked.params.token), of.done)
    },
  })
  return [signedIn, byLink]
}
