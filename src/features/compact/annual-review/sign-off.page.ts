/** Signing a review off for one side of the Compact, by whoever speaks for one of its signatories. */
import { speaksForSomeOrganisation } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { speaksAs } from './review.queries.ts'
import { organisationsOf, REVIEWS, reviewOfAddress, reviewParams, trail } from './review.subject.ts'
import { findSignOffs, holdOpen, markOf, standing } from './sign-offs.queries.ts'

const form = { organisation: pick({ label: 'compact.review.sign-for', speaksFor: true }), version: versionField() }

export const signOffPage = definePage({
  path: `${REVIEWS}/:review/sign-off`,
  access: speaksForSomeOrganisation,
  audit: 'compact.review-signed-off',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: reviewParams,
  form,
  subject: reviewOfAddress,
  async act({ db, subject, t }) {
    const signed = standing(await findSignOffs(db, subject.id))
    return {
      happens: [
        t('compact.review.sign-off-happens'),
        t('compact.review.sign-off-public'),
        t('compact.review.sign-off-lasts'),
      ],
      told: [t('compact.review.sign-off-told')],
      open: (['public', 'sector'] as const)
        .filter(side => subject.closedOn === null && !signed.some(one => one.side === side))
        .map(side => t('compact.review.sign-off-open', { side: t(`compact.review.side.${side}`) })),
    }
  },
  async show({ db, subject, actor, area, today, t }) {
    const own = await speaksAs(db, organisationsOf(actor), today)
    return {
      title: t('compact.review.sign-off'),
      breadcrumbs: trail(area, t, subject),
      intro: t(
        subject.closedOn
          ? 'compact.review.is-closed'
          : own.length > 0
            ? 'compact.review.sign-off-lead'
            : 'compact.review.sign-off-none',
      ),
      fields: subject.closedOn || own.length === 0 ? [] : Object.keys(form),
      choices: {
        organisation: own.map(({ id, name, side }) => ({
          value: id,
          text: `${name} (${t(`compact.review.side.${side}`)})`,
        })),
      },
      ...(subject.closedOn || own.length === 0 ? {} : { button: t('compact.review.sign-off') }),
      form: writeForm({ version: form.version }, { version: await markOf(db, subject.id) }),
    }
  },
  async submit({ db, subject, form: { organisation, version }, actor, area, today, audit }) {
    if (!(await holdOpen(db, subject.id))) return refuse({ organisation: 'compact.review.is-closed' })
    if (subject.report === '') return refuse({ organisation: 'compact.review.problem.report' })
    const own = (await speaksAs(db, organisationsOf(actor), today)).find(({ id }) => id === organisation)
    if (!own) return refuse({ organisation: 'compact.review.problem.side' })
    const mark = await markOf(db, subject.id)
    if (version !== mark) return stale(writeForm(form, { organisation, version: mark }), mark)
    if (standing(await findSignOffs(db, subject.id)).some(({ side }) => side === own.side))
      return refuse({ organisation: 'compact.review.problem.signed-already' })
    const id = newId()
    await db
      .insertInto('compact_review_sign_off')
      .values({
        id,
        compact_review_id: subject.id,
        side: own.side,
        organisation_id: own.id,
        signed_by: actor.person!.id,
        signed_on: today,
      })
      .execute()
    await audit({
      action: 'compact.review-signed-off',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'compact_review_sign_off', id },
      after: { side: own.side, organisation: own.id },
    })
    return redirect(`${REVIEWS}/${subject.id}`, 'compact.done.review-signed')
  },
})
