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
take_text (const PsMemberSource *source,
           PsMemberField         field)
{
  return ps_text_clean (source->texts[field]);
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

/* What stands after the comma of a name without being one. */
static const char *const suffixes[] = {
  "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "md", "m.d.", "phd", "ph.d.", "rn", "msw", NULL
};

/* "Silva, Ana" says by its comma which part is which. Of several commas nobody knows. */
static gboolean
split_last_first (const char  *name,
                  char       **given,
                  char       **family)
{
  const char *comma = strchr (name, ',');
  g_autofree char *last = NULL;
  g_autofree char *first = NULL;
  g_autofree char *lower = NULL;

  if (comma == NULL || strchr (comma + 1, ',') != NULL || strpbrk (name, "0123456789@()&/;\"") != NULL)
    return FALSE;

  last = g_strndup (name, comma - name);
  first = g_strdup (comma + 1);
  g_strstrip (last);
  g_strstrip (first);
  lower = g_utf8_strdown (first, -1);
  if (*last == '\0' || *first == '\0' || g_strv_contains (suffixes, lower))
    return FALSE;

  *given = g_steal_pointer (&first);
  *family = g_steal_pointer (&last);

  return TRUE;
}

/* Of two, as people have them in Spain and Latin America, both. */
static char *
take_family_name (const PsMemberSource *source)
{
  const char *first = source->texts[PS_MEMBER_FIELD_FAMILY_NAME];
  const char *second = source->texts[PS_MEMBER_FIELD_SECOND_FAMILY_NAME];
  g_autofree char *both = g_strconcat (first != NULL ? first : "", " ",
                                       second != NULL ? second : "", NULL);

  return ps_text_clean (both);
}

/* "Ana" and "Silva" are preferred name and initial, because that is what a list in the room shows;
 * "Ana Silva" in one cell is not taken apart, because which part of a name is which no program knows.
 */
static void
take_names (PsMemberRecord       *self,
            const PsMemberSource *source)
{
  g_autofree char *name = take_text (source, PS_MEMBER_FIELD_NAME);
  g_autofree char *preferred = take_text (source, PS_MEMBER_FIELD_PREFERRED_NAME);
  g_autofree char *full = take_text (source, PS_MEMBER_FIELD_FULL_NAME);
  g_autofree char *given = take_text (source, PS_MEMBER_FIELD_GIVEN_NAME);
  g_autofree char *middle = take_text (source, PS_MEMBER_FIELD_MIDDLE_NAME);
  g_autofree char *family = take_family_name (source);
  g_autofree char *initial = take_text (source, PS_MEMBER_FIELD_INITIAL);
  g_autofree char *joined = NULL;
  g_autofree char *parts = NULL;
  const char *shown;

  if (!source->own && *given == '\0' && *family == '\0' && *name != '\0')
    {
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      if (split_last_first (name, &first, &last))
        {
          g_free (given);
          g_free (family);
          given = g_steal_pointer (&first);
          family = g_steal_pointer (&last);
        }
    }

  joined = g_strconcat (given, " ", middle, " ", family, NULL);
  parts = ps_text_clean (joined);

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
  else if (*parts == '\0' && strcmp (name, shown) != 0)
    self->member->full_name = g_strdup (name);
  else
    self->member->full_name = g_strdup ("");

  if (*initial != '\0')
    self->member->initial = g_steal_pointer (&initial);
  else
    self->member->initial = shown != family ? ps_text_initial (family) : g_strdup ("");
}

static gboolean
check_names (PsMemberRecord       *self,
             const PsMemberSource *source)
{
  if (*self->member->preferred_name == '\0')
    {
      ps_member_record_remark (self, _("The row has no name."), source->name_header);
      return FALSE;
    }

  if (!ps_text_fits (self->member->preferred_name, PS_TEXT_NAME_MAX)
      || !ps_text_fits (self->member->full_name, PS_TEXT_NAME_MAX))
    {
      g_autofree char *reason = NULL;

      reason = g_strdup_printf (_("The name is longer than %d characters."), PS_TEXT_NAME_MAX);
      ps_member_record_remark (self, reason, source->name_header);
      return FALSE;
    }

  return TRUE;
}

/* "?ucja", "????": what a program writes that has no letter for it in the encoding it was told to use. */
static gboolean
has_lost_letters (const char *name)
{
  gboolean any = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '?' && g_unichar_isalpha (g_utf8_get_char (p + 1)))
        return TRUE;
      any = any || g_unichar_isalnum (g_utf8_get_char (p));
    }

  return !any && strstr (name, "??") != NULL;
}

static void
check_letters (PsMemberRecord       *self,
               const PsMemberSource *source)
{
  const char *name = self->member->preferred_name;
  g_autofree char *reason = NULL;

  if (!has_lost_letters (name))
    name = self->member->full_name;
  if (!has_lost_letters (name))
    return;

  reason = g_strdup_printf (_("“%s” has lost letters. The program that wrote the file can keep them if it "
                              "saves it as UTF-8."), name);
  ps_member_record_remark (self, reason, source->name_header);
}

static void
take_role (PsMemberRecord       *self,
           const PsMemberSource *source)
{
  g_autofree char *role = take_text (source, PS_MEMBER_FIELD_ROLE);
  g_autofree char *fold = ps_text_fold (role);
  g_autofree char *reason = NULL;
  gboolean caregiver;

  caregiver = is_any (fold, caregiver_words, G_N_ELEMENTS (caregiver_words));
  self->member->role = g_strdup (caregiver ? "caregiver" : "living-with");
  if (caregiver || *fold == '\0'
      || is_any (fold, living_with_words, G_N_ELEMENTS (living_with_words)))
    return;

  reason = g_strdup_printf (_("“%s” is no role that Peerside knows, and is left out."), role);
  ps_member_record_remark (self, reason, source->headers[PS_MEMBER_FIELD_ROLE]);
}

/**
 * ps_member_record_new:
 * @source: what a record of a file says
 *
 * Reads a member out of a record. What is no number or address is left out with a remark; without a
 * name, or with one of more than %PS_TEXT_NAME_MAX characters, the outcome is %PS_MEMBER_SKIPPED,
 * else %PS_MEMBER_CREATED.
 *
 * Returns: (transfer full): the record
 */
PsMemberRecord *
ps_member_record_new (const PsMemberSource *source)
{
  PsMemberRecord *self = g_new0 (PsMemberRecord, 1);

  self->line = source->line;
  self->member = ps_member_row_new ();
  self->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  self->member->pronouns = take_text (source, PS_MEMBER_FIELD_PRONOUNS);
  self->member->language = take_text (source, PS_MEMBER_FIELD_LANGUAGE);
  self->member->access_needs = take_text (source, PS_MEMBER_FIELD_ACCESS_NEEDS);
  take_names (self, source);

  if (source->refusal != NULL)
    ps_member_record_remark (self, source->refusal, source->refusal_field);

  if (source->refusal != NULL || !check_names (self, source))
    {
      self->outcome = PS_MEMBER_SKIPPED;
      return self;
    }

  if (!source->own)
    check_letters (self, source);
  take_role (self, source);
  ps_member_record_take_ways (self, source);

  return self;
}
