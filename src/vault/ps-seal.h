#pragma once

#include "ps-keys.h"
#include "ps-secret.h"

G_BEGIN_DECLS

/* Bytes of text in one note; what an importer may bring is far less. */
#define PS_NOTE_TEXT_MAX (4 * 1024 * 1024)

/* Text is padded to a multiple of this, so that its length says little about what it says. */
#define PS_NOTE_PADDING 512

/**
 * PsNoteClass:
 * @PS_NOTE_RECORD: about the meeting; for who holds notes
 * @PS_NOTE_DEBRIEF: about how it was led; for who holds notes
 * @PS_NOTE_PROCESS: a private note, for its author alone
 * @PS_NOTE_FOLLOW_UP: what is to be done after a meeting; for who holds notes
 * @PS_NOTE_COMMENT: an anonymous comment card; for who holds notes
 * @PS_NOTE_DRAFT: what was typed into a form and not saved, for its author alone
 *
 * What kind of text is sealed. The numbers are in the seal and never change.
 */
typedef enum {
  PS_NOTE_RECORD    = 1,
  PS_NOTE_DEBRIEF   = 2,
  PS_NOTE_PROCESS   = 3,
  PS_NOTE_FOLLOW_UP = 4,
  PS_NOTE_COMMENT   = 5,
  PS_NOTE_DRAFT     = 6,
} PsNoteClass;

/**
 * PsNoteBinding:
 * @note: the uid of the note
 * @session: the uid of its meeting; zeros if it has none
 * @author: the id of the user who wrote it; zeros where the author is not recorded
 * @klass: what kind of text it is
 * @revision: 0 for a draft
 * @epoch: of the NOTES key, from ps_keys_get_notes_epoch(); 0 where a text is for its author alone and needs none
 *
 * Where a sealed text belongs. A seal opens only with the binding it was made with, so that nobody
 * can move a text to another meeting, put an old revision in the place of a newer one, or put it
 * down to somebody else.
 */
typedef struct {
  PsUid       note;
  PsUid       session;
  PsUid       author;
  PsNoteClass klass;
  guint32     revision;
  guint32     epoch;
} PsNoteBinding;

const char  *ps_note_class_to_string   (PsNoteClass           klass);
gboolean     ps_note_class_from_string (const char           *string,
                                        PsNoteClass          *klass);
guint32      ps_note_class_get_epoch   (PsNoteClass           klass,
                                        const PsKeys         *keys);

GBytes      *ps_seal_note              (const PsKeys         *keys,
                                        const PsNoteBinding  *binding,
                                        const char           *text,
                                        gsize                 len,
                                        GError              **error);
PsSecret    *ps_unseal_note            (const PsKeys         *keys,
                                        const PsNoteBinding  *binding,
                                        gconstpointer         sealed,
                                        gsize                 sealed_len,
                                        GError              **error);

G_END_DECLS
