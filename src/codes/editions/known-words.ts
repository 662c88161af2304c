/** Words that are surely spelt right: those of the library of practices, and those that a slip of one letter makes of others. */
import { practiceIds, practiceOf } from '../registry.ts'

/** Words of codes that are a letter or two from another one, and mean something else. */
const lookAlikes = `
  absent accept access accord actual adapt adopt advance advise affect afford after aged agent agents agree agreed aid
  aids aim aims alter an and annual any apart apply approve approved april are area arena art as ascent aspect assent
  asses assess asset assets at attend august award awards aware band base bases basic basis be bearing been before
  below bind board boards body bond bound broad busy by call case cases cast casts casual causal cause change changed
  changes charge charged charges clause clearly coarse comfort confine confirm conform consent consented consents
  consult consulted consults contact contacted contacts content contents contest contests contract contracted
  contracts cool cost costs council councils counsel counsels counties countries country county course daily data date
  day days december decent decide decides decline declines deed define descent direct dissent district early ease
  effect effort efforts eject elect ember equal equip except expand expect expend expert export express extend extract
  fail fair fairly fall falls family far farm fear february fee feed fees feet fill fills find finding finds firm fool
  for fore form formal formally former formerly found founded founder founders founding four free friday from full
  fund funded funder funders funding funds gain gains give given gives grand grant grants ground group groups had hard
  has have he hear heard hearing held help her here high higher highest him hire his hold how if import impress
  improve in inform informal informed inspect intend intent is it its january july june last lasts late later latest
  laying lead leader leaders least leave leaves led lend lender lenders lent less lets light live lives local longer
  lower lowest loyal made main major make manager manner manor manual many march maximum may mayor meat meet meets
  member members mere minimum minor monday month monthly more most mouth mutual my nearly need needs new note noted
  notes november now number numbers object october of off on once one only oppress or other our out over own paid pair
  pay paying pays perform place plain plan plane plans play poll pool poor pound praise prescribe prescribed present
  presenting presents president prevent preventing prevents price prices prior private privately prize produce product
  project proper proscribe proscribed protect prove proved provide public publish pull quiet quit quite raise raised
  rarely re rate rates read ready recent recode record refine reform refund refunded refuse refused regard regards reject
  reply report reprove reside resident resign resigns resort respect restrict retort reuse reused reward rewards right
  rights rise risen rite road role roles roll round rule rules same sat saturday saying sea see seed seek seem seen
  select send sent september set share shared shares sharing she short shorter side sides sigh sights sign signal sing
  single sit size sold sole some sound spare spared spares sparing spend spent staff stage stale state statue status
  statute statutory stuff subject success sunday support suppress take taken ten tenant tent than that their them then
  there these they this those three thursday timber tin to today token told too tool total trail tree trial tuesday
  two under united untied until unusual up urgent us use used user users uses usual via virtual visual vital vote
  votes wall was way ways wednesday weekly well were what when where who whose wide wider will wise wiser with within
  without word words work works wound write written year yearly yes yet
`

const known = new Set([
  ...lookAlikes.trim().split(/\s+/),
  ...practiceIds.flatMap(id => {
    const practice = practiceOf(id)
    return practice ? wordsIn(`${practice.title} ${practice.asks}`) : []
  }),
])

/** Whether a word, in small letters, is known to be one. That a word is not known says only that it may be a slip. */
export function isWord(word: string): boolean {
  return known.has(word) || /[^\p{L}\p{M}]/u.test(word)
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
}
