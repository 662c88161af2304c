/** A party answers in its own sign-in; and all that somebody is asked for the organisations they may bind. */
import { type Actor, anyOf, signedIn, sitsOnPartnership, speaksForOrganisation } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { type Day, longDay } from '../../kernel/day.ts'
import { definePage, type Page, redirect, refuse } from '../../web/page.ts'
import { answersView, stateOf } from './answer.view.ts'
import { answerFields, fieldsOf, problemOf, saidFields, saidIn } from './answer-form.ts'
import { keepAnswer } from './answering.ts'
import { mayBind, roleFor } from './binding.queries.ts'
import { askedOf, askerOf, type Matters, requestParams } from './of-address.ts'
import { closedBecause, findRequests, latestOnly, type PartyRequest } from './requests.queries.ts'
import { isOwn } from './standing.ts'

/** The page of one question, for whoever may bind the party. */
export function askedPage(matters: Matters): Page {
  const form = { ...answerFields, ...saidFields(matters) }
  return definePage({
    path: '/asked/:request',
    access: anyOf(speaksForOrganisation, sitsOnPartnership),
    audit: 'party.answered',
    publishes: 'nothing',
    template: 'parties/question.njk',
    params: requestParams,
    form,
    subject: askedOf(matters),
    async show({ db, subject, t }) {
      const { request } = subject
      return {
        title: request.title,
        breadcrumbs: [{ text: t('parties.list.title'), href: '/asked' }],
        asker: await askerOf(db, request.subject),
        request,
        answers: answersView(subject, t),
        labels: labelsOf(subject.matter, t),
        fields: closedBecause(request) === null ? fieldsOf(subject) : [],
        byLink: false,
        button: t('parties.answer.button'),
      }
    },
    async submit({ db, hub, subject, form: typed, actor, today, t, audit }) {
      const { request, matter } = subject
      const closed = closedBecause(request)
      if (closed) return refuse({ agreed: `parties.problem.${closed}` })
      const wrong = problemOf(typed)
      if (wrong) return wrong
      const against = await matter.refuses?.(db, request, typed.agreed === 'yes')
      if (against) return refuse({ agreed: against })
      const role = roleFor(actor, request.organisationId)
      await keepAnswer(db, { hub, today, audit }, matter, request, {
        agreed: typed.agreed === 'yes',
        comment: typed.comment,
        said: saidIn(subject, typed),
        way: 'sign-in',
        givenOn: today,
        givenBy: actor.person!.id,
        name: '',
        role: role === null ? t('parties.role.seat') : t(`parties.role.${role}`),
        fileId: null,
      })
      return redirect('/asked', 'parties.done.answered')
    },
  })
}

/** What yes and no mean in a matter, as the choices of the form. */
export function labelsOf(matter: { readonly yes: string; readonly no: string }, t: (key: string) => string) {
  return [
    { value: 'yes', text: t(matter.yes) },
    { value: 'no', text: t(matter.no) },
  ]
}

/** The list of all that somebody is asked. */
export function askedListPage(matters: Matters): Page {
  return definePage({
    path: '/asked',
    access: signedIn,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'components/records.njk',
    async show({ db, actor, today, t }) {
      const requests = await requestsTo(db, matters, actor, today)
      const list = (heading: string, items: readonly PartyRequest[]) => ({
        heading: t(`parties.list.${heading}`, { count: items.length }),
        empty: t(`parties.list.${heading}-empty`),
        items: items.map(request => ({
          title: request.title,
          href: `/asked/${request.id}`,
          tag: t(`parties.state.${stateOf({ request }, today)}`),
          colour: request.standing ? 'govuk-tag--grey' : 'govuk-tag--yellow',
          lines: [request.organisation, t('parties.list.by', { day: longDay(request.answerBy) })],
        })),
      })
      return {
        title: t('parties.list.title'),
        intro: t('parties.list.intro'),
        lists: [
          list(
            'waiting',
            requests.filter(
              request => closedBecause(request) === null && (request.standing === null || !isOwn(request.standing)),
            ),
          ),
          list(
            'answered',
            requests.filter(({ standing }) => standing !== null && isOwn(standing)),
          ),
        ],
      }
    },
  })
}

/** The questions that count, to every organisation somebody may bind. */
async function requestsTo(db: Handle, matters: Matters, actor: Actor, today: Day): Promise<PartyRequest[]> {
  const own = actor.grants.filter(({ kind }) => kind === 'organisation').map(({ id }) => id)
  const found = await findRequests(db, { organisationIds: own })
  for (const { id } of actor.grants.filter(({ role }) => role === 'representative')) {
    for (const request of await findRequests(db, { subject: { kind: 'partnership', id } })) {
      const matter = matters.get(request.matter)
      if (own.includes(request.organisationId) || !matter) continue
      if (await mayBind(db, matter, request, actor, today)) found.push(request)
    }
  }
  return latestOnly(found).filter(({ matter }) => matters.has(matter))
}
