const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words, lower case, that a small correction does not touch. */
export const words = {
  numbers: set(`
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion first second third fourth
    fifth half halves third thirds quarter quarters double triple once twice thrice dozen both single`),
  /** Negations, and words that say when, how much, which side and whether. */
  turning: set(`
    not no never none nor neither nobody nothing nowhere without cannot except unless only but if until although despite
    before after above below over under more less fewer most least high low higher lower increase increases increased increasing
    decrease decreases decreased decreasing raise raised reduce reduces reduced rise rises fall falls left right up down
    start starts stop stops begin begins end ends always sometimes often rarely must may might should shall can could need
    avoid avoids allow allows allowed forbid forbidden prevent prevents refuse accept and or either all any some every each
    true false yes safe unsafe yet still`),
  drugs: set(`
    insulin heparin warfarin morphine diamorphine codeine tramadol methadone oxycodone paracetamol acetaminophen aspirin
    ibuprofen naproxen diclofenac digoxin lithium potassium sodium magnesium calcium glucose dextrose saline adrenaline
    epinephrine noradrenaline norepinephrine dopamine atropine oxygen naloxone ketamine propofol furosemide amiodarone adenosine
    phenytoin valproate levetiracetam carbamazepine lamotrigine levothyroxine thyroxine hydrocortisone prednisone prednisolone
    dexamethasone clozapine olanzapine haloperidol risperidone quetiapine methotrexate ciclosporin tacrolimus azathioprine
    gentamicin vancomycin nitrofurantoin trimethoprim salbutamol theophylline aminophylline clopidogrel nitrate nitroglycerin
    alteplase tenecteplase oxytocin ergometrine allopurinol colchicine gabapentin pregabalin baclofen metoclopramide cyclizine
    opioid opioids opiate opiates steroid steroids antibiotic antibiotics anticoagulant anticoagulants vaccine vaccines`),
  /** Ends of international names, and the beginning of the cephalosporins. */
  drugStems:
    /^cef\w{3,}|(mab|nib|pril|sartan|olol|statin|cillin|mycin|micin|azole|dipine|tidine|floxacin|cycline|parin|xaban|gatran|gliptin|gliflozin|glutide|glitazone|azepam|azolam|zodone|caine|setron|triptan|ciclovir|navir|tegravir|buvir|vudine|fentanil|fentanyl|barbital|profen|coxib|lukast|terol|tropium|thasone|nisolone|metasone|thiazide|semide|oxetine|ipramine|triptyline|codone|morphone|curonium|curium|flurane|platin|rubicin|taxel|formin)s?$/,
} as const;

export const units = set(`
  mg mgs mcg g kg ng ml mls l dl cl mmol mol meq iu u unit units mmhg kpa cm mm m km ft bpm rpm kcal kj j hz gy sv mol min mins
  minute minutes hour hours hr hrs h day days daily week weeks weekly month months monthly year years yearly second seconds sec
  secs percent percentage per gram grams milligram milligrams microgram micrograms nanogram nanograms kilogram kilograms litre
  litres liter liters millilitre millilitres milliliter milliliters degree degrees celsius fahrenheit metre metres meter meters
  dose doses tablet tablets drop drops puff puffs vial vials ampoule ampoules nightly hourly times`);

/** Before a word they turn it round. */
export const prefixes = [
  'un',
  'in',
  'im',
  'ir',
  'il',
  'non',
  'dis',
  'mis',
  'contra',
  'anti',
  'a',
  'de',
  'under',
  'over',
  'sub',
];

/** Parts of words that turn it round where one stands for the other. */
export const opposites = [
  ['hypo', 'hyper'],
  ['ful', 'less'],
  ['intra', 'inter'],
  ['pre', 'post'],
  ['super', 'infer'],
] as const;
