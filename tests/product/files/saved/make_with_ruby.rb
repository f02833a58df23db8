# Saves the sheets of sheets.json with the gem spreadsheet: ruby make_with_ruby.rb FOLDER.
require 'json'
require 'date'
require 'csv'
require 'spreadsheet'

out = ARGV[0]
sheets = JSON.parse(File.read(File.join(__dir__, 'sheets.json'), encoding: 'utf-8'))
%w[texts typed].each do |name|
  rows = sheets[name]
  book = Spreadsheet::Workbook.new
  sheet = book.create_worksheet(name: 'Feuille')
  rows.each_with_index do |row, y|
    row.each_with_index do |cell, x|
      next if cell.nil?
      sheet.row(y)[x] = cell.is_a?(Hash) ? (cell['date'] ? Date.parse(cell['date']) : cell['number']) : cell
      format = cell.is_a?(Hash) ? (cell['date'] ? 'YYYY-MM-DD' : cell['format']) : nil
      sheet.row(y).set_format(x, Spreadsheet::Format.new(number_format: format)) if format
    end
  end
  book.write(File.join(out, "ruby-spreadsheet-#{Spreadsheet::VERSION}.#{name}.xls"))
end
CSV.open(File.join(out, "ruby-csv-#{CSV::VERSION}.texts.csv"), 'w', col_sep: ';') { |csv| sheets['texts'].each { |row| csv << row } }
