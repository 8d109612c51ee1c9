#include "ps-member-record-private.h"

#include "ps-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Folded words for somebody who looks after somebody, in the languages of the headers. */
static const char *const caregiver_words[] = {
  "caregiver", "carer", "care giver", "family caregiver", "angehorige", "angehoriger",
  "pflegende angehorige", "aidant", "aidante", "proche aidant", "cuidador", "cuidadora",
};

static const char *const living_with_words[] = {
  "living-with", "living with", "member", "betroffen", "betroffene", "betroffener", "mitglied",
  "membre", "miembro",
};

void
ps_member_record_free (PsMemberRecord *self)
{
  g_free (self->reason);
  g_free (self->field);
  ps_member_row_free (self->member);
  g_ptr_array_unref (self->ways);
  g_free (self);
}

/**
 * ps_member_record_remark:
 * @reason: a sentence
 * @field: (nullable): the header it is about
 *
 * Says something about a record. Of several remarks the first stays, which is the cause.
 */
void
ps_member_record_remark (PsMemberRecord *self,
                         const char     *reason,
                         const char     *field)
{
  if (self->reason != NULL)
    return;

  self->reason = g_strdup (reason);
  self->field = g_strdup (field);
}

static char *
take_cell (PsCsvReader           *reader,
           const PsMemberColumns *columns,
           PsMemberField          field)
{
  int column = ps_member_columns_find (columns, field, 0);

  return ps_text_clean (column >= 0 ? ps_csv_reader_get_cell (reader, column) : NULL);
}

static gboolean
is_any (const char        *fold,
        const char *const *words,
        gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strcmp (fold, words[i]) == 0)
      return TRUE;

  return FALSE;
}

/* "Ana" and "Silva" are preferred name and initial, because that is what a list in the room shows;
 * "Ana Silva" in one cell is not taken apart, because which part of a name is which no program knows.
 */
static void
take_names (PsMemberRecord        *self,
            PsCsvReader           *reader,
            const PsMemberColumns *columns)
{
  g_autofree char *name = take_cell (reader, columns, PS_MEMBER_FIELD_NAME);
  g_autofree char *preferred = take_cell (reader, columns, PS_MEMBER_FIELD_PREFERRED_NAME);
  g_autofree char *full = take_cell (reader, columns, PS_MEMBER_FIELD_FULL_NAME);
  g_autofree char *given = take_cell (reader, columns, PS_MEMBER_FIELD_GIVEN_NAME);
  g_autofree char *middle = take_cell (reader, columns, PS_MEMBER_FIELD_MIDDLE_NAME);
  g_autofree char *family = take_cell (reader, columns, PS_MEMBER_FIELD_FAMILY_NAME);
  g_autofree char *initial = take_cell (reader, columns, PS_MEMBER_FIELD_INITIAL);
  g_autofree char *joined = g_strconcat (given, " ", middle, " ", family, NULL);
  g_autofree char *parts = ps_text_clean (joined);
  const char *shown;

  if (*preferred != '\0')
    shown = preferred;
  else if (*given != '\0')
    shown = given;
  else if (*name != '\0')
    shown = name;
  else if (*full != '\0')
    shown = full;
  else
    shown = family;

  self->member->preferred_name = g_strdup (shown);

  if (*full != '\0')
    self->member->full_name = g_strdup (full);
  else if (*parts != '\0' && strcmp (parts, shown) != 0)
    self->member->full_name = g_strdup (parts);
  else if (strcmp (name, shown) != 0)
    self->member->full_name = g_strdup (name);
  else
    self->member->full_name = g_strdup ("");

  if (*initial != '\0')
    self->member->initial = g_steal_pointer (&initial);
  else
    self->member->initial = shown != family ? ps_text_initial (family) : g_strdup ("");
}

static gboolean
check_names (PsMemberRecord        *self,
             const PsMemberColumns *columns)
{
  const char *field = ps_member_columns_get (columns, ps_member_columns_find_name (columns))->header;

  if (*self->member->preferred_name == '\0')
    {
      ps_member_record_remark (self, _("The row has no name."), field);
      return FALSE;
    }

  if (!ps_text_fits (self->member->preferred_name, PS_TEXT_NAME_MAX)
      || !ps_text_fits (self->member->full_name, PS_TEXT_NAME_MAX))
    {
      g_autofree char *reason = NULL;

      reason = g_strdup_printf (_("The name is longer than %d characters."), PS_TEXT_NAME_MAX);
      ps_member_record_remark (self, reason, field);
      return FALSE;
    }

  return TRUE;
}

static void
take_role (PsMemberRecord        *self,
           PsCsvReader           *reader,
           const PsMemberColumns *columns)
{
  g_autofree char *role = take_cell (reader, columns, PS_MEMBER_FIELD_ROLE);
  g_autofree char *fold = ps_text_fold (role);
  g_autofree char *reason = NULL;
  int column = ps_member_columns_find (columns, PS_MEMBER_FIELD_ROLE, 0);
  gboolean caregiver;

  caregiver = is_any (fold, caregiver_words, G_N_ELEMENTS (caregiver_words));
  self->member->role = g_strdup (caregiver ? "caregiver" : "living-with");
  if (caregiver || *fold == '\0'
      || is_any (fold, living_with_words, G_N_ELEMENTS (living_with_words)))
    return;

  reason = g_strdup_printf (_("“%s” is no role that Peerside knows, and is left out."), role);
  ps_member_record_remark (self, reason, ps_member_columns_get (columns, column)->header);
}

/* Cells past the header come from a delimiter that was not quoted: what is in the columns before
 * them may be anybody's.
 */
static gboolean
check_width (PsMemberRecord        *self,
             PsCsvReader           *reader,
             const PsMemberColumns *columns)
{
  for (guint i = ps_member_columns_get_n (columns); i < ps_csv_reader_get_n_cells (reader); i++)
    {
      g_autofree char *cell = ps_text_clean (ps_csv_reader_get_cell (reader, i));

      if (*cell != '\0')
        {
          ps_member_record_remark (self, _("The row has more cells than the header has columns. A"
                                           " quotation mark may be missing."), NULL);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * ps_member_record_new:
 * @reader: at the record
 * @columns: which column is what; one of them is for names
 *
 * Reads a member out of a record. What is no number or address is left out with a remark; without a
 * name, or with one of more than %PS_TEXT_NAME_MAX characters, the outcome is %PS_MEMBER_SKIPPED,
 * else %PS_MEMBER_CREATED.
 *
 * Returns: (transfer full): the record
 */
PsMemberRecord *
ps_member_record_new (PsCsvReader           *reader,
                      const PsMemberColumns *columns)
{
  PsMemberRecord *self = g_new0 (PsMemberRecord, 1);

  self->line = ps_csv_reader_get_line (reader);
  self->member = ps_member_row_new ();
  self->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  self->member->pronouns = take_cell (reader, columns, PS_MEMBER_FIELD_PRONOUNS);
  self->member->language = take_cell (reader, columns, PS_MEMBER_FIELD_LANGUAGE);
  self->member->access_needs = take_cell (reader, columns, PS_MEMBER_FIELD_ACCESS_NEEDS);
  take_names (self, reader, columns);

  if (!check_width (self, reader, columns) || !check_names (self, columns))
    {
      self->outcome = PS_MEMBER_SKIPPED;
      return self;
    }

  take_role (self, reader, columns);
  ps_member_record_take_ways (self, reader, columns);

  return self;
}
