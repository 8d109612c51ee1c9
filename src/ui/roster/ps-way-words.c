/* Ways to reach a member, and what they allowed, in words. */
#include "ps-way-words.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <string.h>

static const PsWayMay mays[] = {
  { "phone", G_STRUCT_OFFSET (PsContactWayRow, ok_call),
    N_("May be called"), NC_("this way may be used so", "calls are fine") },
  { "phone", G_STRUCT_OFFSET (PsContactWayRow, ok_text),
    N_("May be sent a text message"), NC_("this way may be used so", "texts are fine") },
  { "phone", G_STRUCT_OFFSET (PsContactWayRow, ok_message),
    N_("A message may be left"), NC_("this way may be used so", "leaving a message is fine") },
  { "email postal", G_STRUCT_OFFSET (PsContactWayRow, ok_mail),
    N_("May be written to"), NC_("this way may be used so", "writing is fine") },
};

/**
 * ps_way_may_get_n:
 *
 * Returns: how many things can be allowed
 */
guint
ps_way_may_get_n (void)
{
  return G_N_ELEMENTS (mays);
}

/**
 * ps_way_may_get:
 * @index: from 0
 *
 * Returns: (transfer none): one thing that can be allowed
 */
const PsWayMay *
ps_way_may_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (mays), NULL);

  return &mays[index];
}

/**
 * ps_way_may_fits:
 * @may: something that can be allowed
 * @kind: of a way, as stored
 *
 * Returns: whether that way can be used so: nobody leaves a message in a letter box
 */
gboolean
ps_way_may_fits (const PsWayMay *may,
                 const char     *kind)
{
  g_auto (GStrv) kinds = g_strsplit (may->kinds, " ", -1);

  return g_strv_contains ((const char * const *) kinds, kind);
}

/**
 * ps_way_may_flag:
 * @may: something that can be allowed
 * @way: a way to reach somebody
 *
 * Returns: (transfer none): where @way says whether it is
 */
gboolean *
ps_way_may_flag (const PsWayMay  *may,
                 PsContactWayRow *way)
{
  return &G_STRUCT_MEMBER (gboolean, way, may->offset);
}

/**
 * ps_way_kind_label:
 * @kind: as stored
 *
 * Returns: the words for it, translated, with a mnemonic nowhere
 */
const char *
ps_way_kind_label (const char *kind)
{
  if (g_strcmp0 (kind, "phone") == 0)
    return _("Phone");
  if (g_strcmp0 (kind, "email") == 0)
    return _("E-mail");

  return _("Postal address");
}

/**
 * ps_way_kind_icon:
 * @kind: as stored
 *
 * Returns: the name of a symbolic icon
 */
const char *
ps_way_kind_icon (const char *kind)
{
  if (g_strcmp0 (kind, "phone") == 0)
    return "call-start-symbolic";
  if (g_strcmp0 (kind, "email") == 0)
    return "mail-unread-symbolic";

  return "mark-location-symbolic";
}

/**
 * ps_way_words:
 * @way: a way to reach somebody
 *
 * Returns: (transfer full): “work · calls are fine, texts are fine”; that nothing was allowed is said
 *   as well, because that is what has to be known before a number is dialled
 */
char *
ps_way_words (const PsContactWayRow *way)
{
  GString *words = g_string_new (way->label);
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (mays); i++)
    if (ps_way_may_fits (&mays[i], way->kind)
        && G_STRUCT_MEMBER (gboolean, way, mays[i].offset))
      {
        if (any)
          /* Translators: between what a member allowed: “calls are fine, texts are fine”. */
          g_string_append (words, C_("list", ", "));
        else if (words->len > 0)
          g_string_append (words, " · ");
        g_string_append (words, g_dpgettext2 (GETTEXT_PACKAGE, "this way may be used so",
                                              mays[i].words));
        any = TRUE;
      }

  if (any)
    return g_string_free (words, FALSE);

  if (words->len > 0)
    g_string_append (words, " · ");
  /* Translators: a way to reach a member that they have not said may be used. */
  g_string_append (words, _("ask before using it"));

  return g_string_free (words, FALSE);
}

/**
 * ps_way_dup_value:
 * @way: a way to reach a member
 *
 * Figures run from left to right in every language, but the parts of “(555) 0100” do not by themselves:
 * where people read from the right they would stand the other way round.
 *
 * Returns: (transfer full): the number or address, to be shown by itself or in a sentence
 */
char *
ps_way_dup_value (const PsContactWayRow *way)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL || g_strcmp0 (way->kind, "phone") != 0)
    return g_strdup (way->value);

  /* A left-to-right isolate, and its end. */
  return g_strdup_printf ("\u2066%s\u2069", way->value);
}

/* What is to be done with a way that may be used; %NULL for one that may not. */
static const char *
get_call_format (const PsContactWayRow *way)
{
  if (g_strcmp0 (way->kind, "phone") != 0)
    /* Translators: %s is an e-mail or postal address of somebody. */
    return way->ok_mail ? _("Write to %s.") : NULL;
  if (way->ok_call)
    /* Translators: %s is a number: “Call 555-0142 (mobile).” */
    return _("Call %s.");
  if (way->ok_text)
    /* Translators: %s is a number: “Send a text message to 555-0142 (mobile).” */
    return _("Send a text message to %s.");

  return NULL;
}

/**
 * ps_way_words_call:
 * @ways: (nullable) (element-type PsContactWayRow): how somebody is reached, the way they like best first
 *
 * Returns: (transfer full): a sentence for whoever is to tell them something: the first way that they
 *   allowed, “Call 555-0142 (mobile).”, or that there is none
 */
char *
ps_way_words_call (GPtrArray *ways)
{
  for (guint i = 0; ways != NULL && i < ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (ways, i);
      const char *format = get_call_format (way);
      g_autofree char *value = ps_way_dup_value (way);
      g_autoptr (GString) where = g_string_new (value);
      g_autoptr (GString) sentence = NULL;

      if (format == NULL)
        continue;

      if (way->label != NULL && *way->label != '\0')
        g_string_append_printf (where, " (%s)", way->label);
      sentence = g_string_new (format);
      g_string_replace (sentence, "%s", where->str, 1);

      return g_string_free (g_steal_pointer (&sentence), FALSE);
    }

  return g_strdup (ways == NULL || ways->len == 0 ? _("No way to reach them is known.")
                                                  : _("They have not said how they may be reached."));
}
