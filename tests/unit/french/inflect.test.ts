import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/french/fold.ts';
import { conjugate, femininesOf, isInfinitive } from '../../../src/french/inflect.ts';

describe('conjugate', () => {
  it.each([
    [
      'expérimenter',
      'expérimente expérimentent expérimentons expérimentait expérimentera expérimenteraient expérimentant expérimentée',
    ],
    ['préférer', 'préfère préférons'],
    ['partager', 'partageons partageant partagez partagera partagés'],
    ['financer', 'finançons finance'],
    ['déployer', 'déploie déploient déployons déploiera déployées'],
    ['construire', 'construis construit construisent construisons construira construite'],
    ['concevoir', 'conçoit conçoivent concevons concevra conçue'],
    ['ouvrir', 'ouvre ouvrent ouvrant ouvrira ouvertes'],
    ['mettre', 'met mettent mettant mettra mise mis'],
    ['définir', 'définit définissent définissant définira définis'],
    ['étendre', 'étend étendent étendant étendra étendu'],
    ['faire', 'fait font faisant fera faites'],
    ['aller', 'va vont allons ira allées aille'],
    ['tenir', 'tient tiennent tenons tiendra tenue'],
    ['écrire', 'écrit écrivent écrivant écrira écrites'],
    ['comprendre', 'comprend comprennent comprenons comprendra comprise'],
  ])('gives the forms of %s', (infinitive, forms) => {
    expect(conjugate(fold(infinitive))).toEqual(expect.arrayContaining(forms.split(' ').map(fold)));
  });

  it('begins with the infinitive and gives no form twice', () => {
    for (const infinitive of ['aller', 'experimenter', 'mettre', 'definir']) {
      const forms = conjugate(infinitive);
      expect(forms[0]).toBe(infinitive);
      expect(new Set(forms).size).toBe(forms.length);
    }
  });

  it('gives back alone what it cannot conjugate', () => {
    expect(conjugate('service')).toEqual(['service']);
    expect(conjugate('')).toEqual(['']);
  });

  it('does not invent a form of another verb', () => {
    expect(conjugate('mettre')).not.toContain('miss');
    expect(conjugate('partager')).not.toContain('partagons');
    expect(conjugate('construire')).not.toContain('construer');
  });
});

it('an infinitive is known by its ending, and is no short word', () => {
  expect(['construire', 'associer', 'ouvrir', 'etendre'].map(isInfinitive)).toEqual([true, true, true, true]);
  expect(['co', 'les', 'avec', 'habitants', 'hier'].map(isInfinitive)).toEqual([false, false, false, false, false]);
});

it.each([
  ['citoyen', ['citoyenne']],
  ['public', ['publique']],
  ['innovant', ['innovante']],
  ['administratif', ['administrative']],
  ['usager', ['usagere']],
  ['institutionnel', ['institutionnelle']],
  ['facilitateur', ['facilitatrice', 'facilitateuse']],
  ['commune', []],
  ['acces', []],
])('the feminines of %s are %j', (masculine, feminines) => {
  expect(femininesOf(masculine)).toEqual(feminines);
});
