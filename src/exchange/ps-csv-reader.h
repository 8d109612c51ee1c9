#pragma once

#include "ps-file-spot.h"

G_BEGIN_DECLS

#define PS_CSV_CELL_MAX 4096
#define PS_CSV_NOTE_MAX (256 * 1024)
#define PS_CSV_COLUMNS_MAX 1024

/**
 * PsCsvReader:
 *
 * Takes the records of a CSV text one after the other. A record is not a line: quotes may hold line
 * ends, so the line of a record is where it begins.
 */
typedef struct _PsCsvReader PsCsvReader;

PsCsvReader *ps_csv_reader_new           (const char   *text,
                                          gsize         length,
                                          char          delimiter);
void         ps_csv_reader_free          (PsCsvReader  *self);
gboolean     ps_csv_reader_read_header   (PsCsvReader  *self,
                                          gboolean     *has_header,
                                          PsFileSpot   *spot,
                                          GError      **error);
void         ps_csv_reader_name_columns  (PsCsvReader  *self,
                                          guint         n_columns);
gboolean     ps_csv_reader_next          (PsCsvReader  *self,
                                          gboolean     *has_record,
                                          PsFileSpot   *spot,
                                          GError      **error);
void         ps_csv_reader_allow_note    (PsCsvReader  *self,
                                          guint         column);
char         ps_csv_reader_get_delimiter (PsCsvReader  *self);
guint        ps_csv_reader_get_n_headers (PsCsvReader  *self);
const char  *ps_csv_reader_get_header    (PsCsvReader  *self,
                                          guint         column);
guint        ps_csv_reader_get_line      (PsCsvReader  *self);
gsize        ps_csv_reader_get_offset    (PsCsvReader  *self);
guint        ps_csv_reader_get_n_cells   (PsCsvReader  *self);
const char  *ps_csv_reader_get_cell      (PsCsvReader  *self,
                                          guint         column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsCsvReader, ps_csv_reader_free)

G_END_DECLS
