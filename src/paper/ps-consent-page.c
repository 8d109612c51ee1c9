/* A consent to be signed, with what 42 CFR 2.31 (a) wants to stand on it: whose it is, who may give what
 * to whom and what for, until when, that it can be taken back and how, and a line for the signature and
 * its date. What was left open is a line to be filled in by hand.
 *
 * It is a list of blocks from top to bottom; one that does not fit begins another page.
 */
#include "ps-consent-page.h"

#include <glib/gi18n-lib.h>

#include "ps-consent-words.h"
#include "ps-date-words.h"
#include "ps-date.h"

/* What a block is, and so how it looks. */
typedef enum {
  BLOCK_TITLE,
  BLOCK_FIELD,
  BLOCK_TEXT,
  BLOCK_LINE,
  BLOCK_SMALL,
} BlockKind;

typedef struct {
  BlockKind  kind;
  char      *label;
  char      *text;
} Block;

/* In points. Three quarters of an inch is what any printer can leave white. */
#define MARGIN 54
#define GAP    11

static const char * const fonts[] = {
  [BLOCK_TITLE] = "Sans Bold 20",
  [BLOCK_FIELD] = "Sans 12",
  [BLOCK_TEXT] = "Sans 11",
  [BLOCK_LINE] = "Sans 9",
  [BLOCK_SMALL] = "Sans 9",
};

static void
block_free (gpointer data)
{
  Block *block = data;

  g_free (block->label);
  g_free (block->text);
  g_free (block);
}

static void
add (GPtrArray  *blocks,
     BlockKind   kind,
     const char *label,
     const char *text)
{
  Block *block = g_new0 (Block, 1);

  block->kind = kind;
  block->label = g_strdup (label);
  block->text = g_strdup (text != NULL ? text : "");
  g_ptr_array_add (blocks, block);
}

static void
add_elements (GPtrArray          *blocks,
              const PsConsentRow *consent)
{
  g_autofree char *content = ps_consent_words_content (consent);
  g_autofree char *recipients = ps_consent_words_recipients (consent);
  g_autofree char *end = ps_consent_words_end (consent);
  gboolean has_end = consent->expires_on != NULL ||
                     (consent->expires_event != NULL && *consent->expires_event != '\0') ||
                     g_strcmp0 (consent->purpose, "care") == 0;

  add (blocks, BLOCK_FIELD, _("Who may give it"), consent->discloser);
  add (blocks, BLOCK_FIELD, _("What may be given"), content);
  if (consent->group_name != NULL && *consent->group_name != '\0')
    add (blocks, BLOCK_FIELD, _("From the records of"), consent->group_name);
  add (blocks, BLOCK_FIELD, _("Who may have it"), recipients);
  add (blocks, BLOCK_FIELD, _("What it is for"), ps_consent_words_purpose (consent->purpose));
  add (blocks, BLOCK_FIELD, _("How long it holds"), has_end ? end : NULL);
}

/* 42 CFR 2.31 (a)(6), and (a)(4)(iii) and (10) where it is for treatment, payment, and operations, as
 * amended by 89 FR 12472: that it can be revoked in writing, except as far as somebody has already acted in
 * reliance on it, and how; what may be redisclosed, and to whose harm it may not be; and what follows from
 * not signing.
 * https://www.ecfr.gov/current/title-42/chapter-I/subchapter-A/part-2/subpart-C/section-2.31
 */
static void
add_rights (GPtrArray          *blocks,
            const PsConsentRow *consent,
            const char         *clinic_name)
{
  const char *where = consent->discloser != NULL && *consent->discloser != '\0' ? consent->discloser
                                                                                : clinic_name;
  g_autofree char *revoking = NULL;

  /* Translators: %s is who may give something of the member, such as the clinic. */
  revoking = g_strdup_printf (_("I can take this consent back at any time by writing to %s, or by telling "
                                "them, except as far as somebody has already acted in reliance on it: "
                                "what was given before that stays given."), where);
  add (blocks, BLOCK_TEXT, NULL, revoking);

  if (g_strcmp0 (consent->kind, "disclosure") != 0)
    return;

  if (g_strcmp0 (consent->purpose, "care") == 0)
    add (blocks, BLOCK_TEXT, NULL,
         _("Who gets it may give it on as the HIPAA regulations permit, and it may then no longer be "
           "protected by 42 CFR part 2. It may not be used against me in civil, criminal, administrative "
           "or legislative proceedings."));

  add (blocks, BLOCK_TEXT, NULL,
       _("I do not have to sign this. My place in the group does not depend on it."));
}

static void
add_signature (GPtrArray          *blocks,
               const PsConsentRow *consent)
{
  gboolean is_member = g_strcmp0 (consent->signed_by, "member") == 0 || consent->signed_by == NULL;
  GDate date;

  if (consent->given_on != NULL && ps_date_from_iso (consent->given_on, &date))
    {
      g_autofree char *day = ps_date_words (&date, NULL);

      add (blocks, BLOCK_FIELD, _("Signed on"), day);
      if (!is_member)
        add (blocks, BLOCK_FIELD, _("Signed by"), consent->signer);
      return;
    }

  add (blocks, BLOCK_LINE, NULL, is_member ? _("Signature of the member")
                                         : _("Signature of the guardian or representative"));
  if (!is_member)
    add (blocks, BLOCK_LINE, NULL, _("Their name, and what entitles them to sign"));
  add (blocks, BLOCK_LINE, NULL, _("Date"));
}

/* Draws the block where @draws, and always says how high it is. */
static double
place (const Block *block,
       cairo_t     *cr,
       double       y,
       double       width,
       gboolean     draws)
{
  double top = y;
  gboolean is_blank = block->kind == BLOCK_FIELD && *block->text == '\0';
  gboolean has_line = is_blank || block->kind == BLOCK_LINE;

  if (block->label != NULL)
    {
      if (draws)
        ps_paper_draw_text (cr, MARGIN, y, width, "Sans Bold 9", PANGO_ALIGN_LEFT, block->label);
      y += ps_paper_measure_text (cr, width, "Sans Bold 9", block->label) + 2;
    }

  if (has_line)
    {
      y += is_blank ? 20 : 34;
      if (draws)
        {
          cairo_set_line_width (cr, 0.5);
          cairo_move_to (cr, MARGIN, y);
          cairo_line_to (cr, MARGIN + width, y);
          cairo_stroke (cr);
        }
      y += 3;
    }

  if (!is_blank)
    {
      if (draws)
        ps_paper_draw_text (cr, MARGIN, y, width, fonts[block->kind], PANGO_ALIGN_LEFT, block->text);
      y += ps_paper_measure_text (cr, width, fonts[block->kind], block->text);
    }

  return y - top + GAP;
}

static guint
put (gconstpointer  data,
     cairo_t       *cr,
     double         width,
     double         height,
     guint          wanted)
{
  const GPtrArray *blocks = data;
  double inner = width - 2 * MARGIN;
  double y = MARGIN;
  guint page = 0;

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (blocks, i);
      double high = place (block, cr, y, inner, FALSE);

      if (y > MARGIN && y + high > height - MARGIN)
        {
          page++;
          y = MARGIN;
        }
      y += place (block, cr, y, inner, page == wanted);
    }

  return page + 1;
}

/**
 * ps_consent_page_new:
 * @member_name: whose consent it is
 * @clinic_name: where it can be taken back, if nobody else is said to give anything
 * @notice: (nullable): from ps_disclosure_get_notice()
 *
 * Returns: (transfer full): the pages; their title names nobody
 */
PsPages *
ps_consent_page_new (const PsConsentRow *consent,
                     const char         *member_name,
                     const char         *clinic_name,
                     const char         *notice)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  gboolean gives = g_strcmp0 (consent->kind, "disclosure") == 0;
  g_autofree char *version = NULL;

  add (blocks, BLOCK_TITLE, NULL, gives ? _("Consent to Give Information")
                                      : ps_consent_words_kind (consent->kind));
  add (blocks, BLOCK_FIELD, _("Member"), member_name);
  if (gives)
    add_elements (blocks, consent);
  else if (consent->information != NULL && *consent->information != '\0')
    add (blocks, BLOCK_TEXT, NULL, consent->information);
  add_rights (blocks, consent, clinic_name);
  add_signature (blocks, consent);

  if (notice != NULL)
    add (blocks, BLOCK_SMALL, NULL, notice);
  /* Translators: the version of a form’s wording, such as “2024-1”. */
  version = g_strdup_printf (_("Form %s"), PS_CONSENT_FORM_VERSION);
  add (blocks, BLOCK_SMALL, NULL, version);

  return ps_pages_new (_("Consent"), put, blocks, (GDestroyNotify) g_ptr_array_unref);
}
