/* What the words of a header say together: "Tel. dienstlich", "Número do celular", "Home Postal Code".
 * Programs and people put a few words together in many ways, so the words are known here and not the
 * ways. A word that is not known may be anything, "Emergency phone" above all, and then nothing is said.
 */
#include "ps-member-headers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ored together where a word says two things. */
enum {
  WORD_NOISE = 1 << 0,
  WORD_NUMBER = 1 << 1,
  WORD_PHONE = 1 << 2,
  WORD_EMAIL = 1 << 3,
  WORD_ADDRESS = 1 << 4,
  WORD_STREET = 1 << 5,
  WORD_PLACE = 1 << 6,
  WORD_MOBILE = 1 << 7,
  WORD_HOME = 1 << 8,
  WORD_WORK = 1 << 9,
  WORD_OTHER = 1 << 10,
  WORD_CONTACT = 1 << 11,
};

/* Folded, between blanks; what address books write (Thunderbird, Outlook, Google Contacts) and what
 * spreadsheets are headed, in English, German, French, Spanish and Portuguese.
 */
static const struct
{
  guint       word;
  const char *spellings;
} known_words[] = {
  { WORD_NOISE, " de del des do da du d' la le l' el of the e value primary main principal principale donde best haupt"
                " primare electronico eletronico electronique"
                " electronica eletronica addr line ligne linea"
                " code codigo nd rd " },
  { WORD_CONTACT, " contact contacto contato kontakt " },
  { WORD_NUMBER, " no nr num number numero nummer n " },
  { WORD_PHONE, " phone phones telephone telephones tel telefon telefonnummer telefone telefono"
                " telefonos fon fono ph rufnummer haupttelefon " },
  { WORD_EMAIL, " email emails mail mails mel courriel messagerie mailadresse emailadresse correo"
                " correio " },
  { WORD_ADDRESS, " address addresses adresse anschrift postanschrift direccion endereco morada"
                  " domicilio mailing " },
  { WORD_STREET, " street strasse str hausnummer rue calle rua " },
  { WORD_PLACE, " city town state province zip zipcode postcode postal country region county plz"
                " postleitzahl ort wohnort stadt bundesland kanton land ville pays etat ciudad"
                " provincia estado pais cidade cep distrito localidad localidade po box " },
  { WORD_MOBILE, " mobile cell cellphone cellular handy handynummer mobil mobiltelefon mobilnummer"
                 " mobiltel natel portable gsm movil celular telemovel whatsapp " },
  { WORD_HOME, " home private personal privat prive privee personnel personnelle domicile"
               " casa particular residencia residencial pessoal vive " },
  { WORD_PHONE | WORD_HOME, " landline festnetz festnetznummer fixe fijo fixo " },
  { WORD_WORK, " work business office geschaftlich dienstlich arbeit buro bureau travail"
               " professionnel professionnelle pro trabajo oficina laboral comercial trabalho"
               " profissional " },
  { WORD_OTHER, " other second secondary alternate alternative andere anderes weitere weiteres"
                " sekundare zweite zweites autre secondaire otro otra secundario secundaria outro"
                " outra " },
};

static guint
classify (const char *word)
{
  g_autofree char *wanted = g_strconcat (" ", word, " ", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (known_words); i++)
    if (strstr (known_words[i].spellings, wanted) != NULL)
      return known_words[i].word;

  return 0;
}

static const char *
find_label (guint words)
{
  if ((words & WORD_MOBILE) != 0)
    return N_("mobile");
  if ((words & WORD_HOME) != 0 && (words & WORD_WORK) != 0)
    return NULL;
  if ((words & WORD_HOME) != 0)
    return N_("home");
  if ((words & WORD_WORK) != 0)
    return N_("work");

  return (words & WORD_OTHER) != 0 ? N_("other") : NULL;
}

/* "Home no." and "Work #" are phones where others have "Cell" beside them. */
static gboolean
is_numbered_place (guint words)
{
  return (words & WORD_NUMBER) != 0 && (words & (WORD_HOME | WORD_WORK)) != 0
         && (words & (WORD_ADDRESS | WORD_STREET | WORD_PLACE)) == 0;
}

/**
 * ps_member_header_is_contact:
 * @key: as ps_member_header_key() makes it
 *
 * Returns: whether it may be about somebody whom one calls about the person, and not about them
 */
gboolean
ps_member_header_is_contact (const char *key)
{
  g_auto (GStrv) list = g_strsplit (key, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (classify (list[i]) == WORD_CONTACT)
      return TRUE;

  return FALSE;
}

/**
 * ps_member_header_label:
 * @label: what a file calls a number or an address: "Mobile", "Privat", "Trabajo"
 *
 * Returns: (transfer none) (nullable): what Peerside calls that, translated; %NULL where it has no word
 *   for it, or @label says more
 */
const char *
ps_member_header_label (const char *label)
{
  guint number;
  g_autofree char *key = ps_member_header_key (label, &number);
  g_auto (GStrv) list = g_strsplit (key, " ", -1);
  const char *known;
  guint words = 0;
  guint kinds;

  /* A number that is used by one program only. */
  if (number != 0 || strcmp (key, "whatsapp") == 0)
    return NULL;

  for (guint i = 0; list[i] != NULL; i++)
    {
      guint word = classify (list[i]);

      if (word != WORD_PHONE && word != WORD_MOBILE && word != WORD_HOME && word != WORD_WORK
          && word != WORD_OTHER)
        return NULL;
      words |= word;
    }

  /* "Work mobile" is both. */
  kinds = words & ~(guint) WORD_PHONE;
  known = (kinds & (kinds - 1)) == 0 ? find_label (words) : NULL;

  return known != NULL ? _(known) : NULL;
}

/**
 * ps_member_header_is_fax:
 * @label: as of ps_member_header_label()
 *
 * Returns: whether nobody hears what is said there: "Work fax", "Pager"
 */
gboolean
ps_member_header_is_fax (const char *label)
{
  static const char *const words[] = { "fax", "telefax", "pager", "telecopie", NULL };
  guint number;
  g_autofree char *key = ps_member_header_key (label, &number);
  g_auto (GStrv) list = g_strsplit (key, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (g_strv_contains (words, list[i]))
      return TRUE;

  return FALSE;
}

/**
 * ps_member_header_read_words:
 * @header: as the file has it
 * @key: as ps_member_header_key() makes it
 * @guess: (inout): gets what they say
 *
 * Returns: whether every word is known, and they say one thing
 */
gboolean
ps_member_header_read_words (const char     *header,
                             const char     *key,
                             PsMemberHeader *guess)
{
  g_auto (GStrv) list = g_strsplit (key, " ", -1);
  guint words = strchr (header, '#') != NULL ? WORD_NUMBER : 0;
  gboolean is_phone, is_email, is_address;

  for (guint i = 0; list[i] != NULL; i++)
    {
      guint word = classify (list[i]);

      if (word == 0)
        return FALSE;
      words |= word;
    }

  /* The second one to call is another person: "Alternate contact phone", "Contact 2 phone". */
  if ((words & WORD_CONTACT) != 0
      && ((words & WORD_OTHER) != 0 || strpbrk (header, "0123456789") != NULL))
    return FALSE;

  is_email = (words & WORD_EMAIL) != 0;
  is_phone = (words & (WORD_PHONE | WORD_MOBILE)) != 0 || (!is_email && is_numbered_place (words));
  is_address = (words & (WORD_STREET | WORD_PLACE)) != 0
               || (!is_email && (words & WORD_ADDRESS) != 0);
  if (is_phone + is_email + is_address != 1)
    return FALSE;

  guess->field = is_phone ? PS_MEMBER_FIELD_PHONE
                          : is_email ? PS_MEMBER_FIELD_EMAIL : PS_MEMBER_FIELD_ADDRESS;
  guess->label = find_label (words);
  guess->part = is_address && (words & WORD_PLACE) != 0 && (words & WORD_STREET) == 0;

  /* "Postal address" is all of it, and "Address 1 - City" is not. */
  if ((words & WORD_ADDRESS) != 0 && strstr (key, "post") != NULL && strstr (key, "code") == NULL)
    guess->part = FALSE;

  return TRUE;
}
