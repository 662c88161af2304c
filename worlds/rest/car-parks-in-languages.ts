/** The charges in the car parks of Holt, in Polish and in Urdu. */
import type { InWords } from '../in-other-languages.ts'

const polish = [
  'Opłaty na parkingach w Holt',
  'Na czterech parkingach opłaty mają wzrosnąć, a na jednym pierwsze dwie godziny mają być bezpłatne. Na których i o ile?',
  'Ustalić opłaty, przy których dla potrzebujących zostaje miejsce.',
  'Dwa parkingi są pełne o dziewiątej, dwa przez cały dzień puste.',
  'Wszystkich, którzy parkują w Holt, sklepów i mieszkańców okolicy.',
  'Ile, gdzie i który parking ma być bezpłatny.',
  'Posiadacze niebieskiej karty nadal nic nie płacą.',
  'Nic.',
  'Dwie godziny za darmo przy targu. Rozważyliśmy też jedną opłatę dla wszystkich.',
  'Liczenie w każdej godzinie przez dwa tygodnie jesienią.',
  'Wszyscy, którzy parkują w Holt, sklepy i mieszkańcy okolicy. Powiedz nam, kogo pominęliśmy.',
  'To, co powiesz, publikujemy tylko za Twoją zgodą i nigdy z nazwiskiem, chyba że o to poprosisz. Prawo może jednak wymagać od instytucji publicznej udostępnienia informacji.',
  'W maju rada wyda zarządzenie i opublikuje, co stało się z każdą uwagą.',
  'Duża czcionka\nTekst łatwy do czytania',
  'Polski',
  'Za każdy dzień wolny od pracy w tym okresie dodano jeden dzień.',
  'Zarządzenie o opłatach musi być wydane do końca maja, a prawo daje potem 21 dni na sprzeciwy. Dodaliśmy do nich pięć tygodni; jeśli poczekamy, stracimy rok.',
  'Co o tym sądzisz?',
  'Czy dwie godziny przy targu powinny być bezpłatne?',
  'Co trzeba zmienić?',
]

const urdu = [
  'ہولٹ کی کار پارکنگ کے نرخ',
  'چار کار پارکوں کے نرخ بڑھنے والے ہیں، اور ایک میں دو گھنٹے مفت ہوں گے۔ کون سے، اور کتنے؟',
  'ایسے نرخ طے کرنا کہ جنہیں ضرورت ہے ان کے لیے جگہ رہے۔',
  'دو کار پارک نو بجے بھر جاتے ہیں، دو سارا دن خالی رہتے ہیں۔',
  'ہولٹ میں گاڑی کھڑی کرنے والے، دکانیں، اور آس پاس رہنے والے۔',
  'کتنا، کہاں، اور کون سا مفت ہو۔',
  'بلیو بیج والے بدستور کچھ نہیں دیں گے۔',
  'کچھ نہیں۔',
  'بازار میں دو گھنٹے مفت۔ ہم نے سب کے لیے ایک نرخ پر بھی غور کیا۔',
  'خزاں میں دو ہفتے تک ہر گھنٹے کی گنتی۔',
  'ہولٹ میں گاڑی کھڑی کرنے والے، دکانیں، اور آس پاس رہنے والے۔ بتائیں کہ ہم کسے بھول گئے۔',
  'آپ کی بات صرف آپ کی اجازت سے شائع ہوتی ہے، اور آپ کے کہے بغیر نام کے ساتھ کبھی نہیں۔ قانون پھر بھی کسی سرکاری ادارے سے معلومات جاری کرنے کا تقاضا کر سکتا ہے۔',
  'کونسل مئی میں حکم جاری کرے گی اور شائع کرے گی کہ ہر بات کا کیا ہوا۔',
  'بڑے حروف\nآسان عبارت',
  'پولش',
  'اس عرصے کی ہر سرکاری چھٹی کے لیے ایک دن بڑھایا گیا۔',
  'نرخوں کا حکم مئی کے آخر تک جاری ہونا ضروری ہے، اور قانون اس کے بعد اعتراضات کے لیے 21 دن دیتا ہے۔ ہم نے ان میں پانچ ہفتے شامل کیے ہیں، اور انتظار کریں تو سال ضائع ہو جائے گا۔',
  'آپ کیا سوچتے ہیں؟',
  'کیا بازار میں دو گھنٹے مفت ہونے چاہییں؟',
  'آپ کیا بدلیں گے؟',
]

/** Each language with who put it into it. */
export const carParksInLanguages: readonly InWords[] = [
  { language: 'pl', by: 'Ewa Lis, Polish Saturday School', words: polish },
  { language: 'ur', by: 'Imran Aziz, Holt Community Languages', words: urdu },
]
